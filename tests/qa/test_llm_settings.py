"""Which language model is meant: option before environment before file, and a key that is never shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from qa import ReaderUnavailable
from qa.generation.llm import LlmSettings, llm_settings, load_llm

SECRET = "sk-never-shown"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "llm.toml"
    path.write_text(f'model = "ollama/of-file"\nkey = "{SECRET}"\ntimeout_s = 30\nunsupported = "mark"\n', encoding="utf-8")
    return path


def test_the_option_comes_before_the_environment_and_that_before_the_file(file: Path) -> None:
    named = {"WARTANYA_LLM_FILE": str(file)}
    assert llm_settings(None, named).model == "ollama/of-file"
    assert llm_settings(None, {**named, "WARTANYA_LLM": "ollama/of-environment"}).model == "ollama/of-environment"
    assert llm_settings("ollama/of-option", {**named, "WARTANYA_LLM": "ollama/of-environment"}).model == "ollama/of-option"


def test_what_the_option_leaves_open_is_taken_from_the_others(file: Path) -> None:
    found = llm_settings("ollama/x", {"WARTANYA_LLM_FILE": str(file), "WARTANYA_LLM_TIMEOUT": "12.5"})
    assert (found.key, found.timeout_s, found.unsupported) == (SECRET, 12.5, "mark")


def test_the_file_of_the_current_folder_counts(empty_folder: Path) -> None:
    (empty_folder / "var").mkdir()
    (empty_folder / "var/llm.toml").write_text('model = "ollama/here"\n', encoding="utf-8")
    assert llm_settings(None, {}).model == "ollama/here"


def test_without_any_model_all_three_ways_are_named(empty_folder: Path) -> None:
    with pytest.raises(ReaderUnavailable, match=r"--llm .*WARTANYA_LLM.*llm\.toml"):
        llm_settings(None, {})


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"WARTANYA_LLM": "ollama/x", "WARTANYA_LLM_TIMEOUT": "soon"}, "number of seconds"),
        ({"WARTANYA_LLM": "ollama/x", "WARTANYA_LLM_UNSUPPORTED": "keep"}, '"remove" or "mark"'),
        ({"WARTANYA_LLM_FILE": "/nowhere/llm.toml"}, "no file"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_read_is_named(empty_folder: Path, environ: dict[str, str], told: str) -> None:
    with pytest.raises(ReaderUnavailable, match=told):
        llm_settings(None, environ)


@pytest.mark.parametrize("written", [f'key = "{SECRET}"\nmodel = ', f'api_secret = "{SECRET}"\nmodel = "ollama/x"'])
def test_a_file_that_cannot_be_read_does_not_spill_its_key(tmp_path: Path, written: str) -> None:
    (tmp_path / "llm.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ReaderUnavailable) as refused:
        llm_settings(None, {"WARTANYA_LLM_FILE": str(tmp_path / "llm.toml")})
    assert SECRET not in str(refused.value)


def test_a_key_is_in_no_repr_and_an_address_in_no_name() -> None:
    settings = LlmSettings(f"openai-like/m@http://me:{SECRET}@127.0.0.1/v1", key=SECRET)
    assert settings.name == "openai-like/m"
    assert SECRET not in repr(LlmSettings("ollama/m", key=SECRET))


@pytest.mark.parametrize("model", ["qwen3", "ollama/", "openai-like/m", "oracle/m", "/m"])
def test_a_name_that_is_not_understood_is_told_the_forms_there_are(model: str) -> None:
    with pytest.raises(ReaderUnavailable, match=r"ollama/MODEL, .*openai-like/MODEL@URL"):
        load_llm(LlmSettings(model))


@pytest.mark.programs
@pytest.mark.parametrize("kind", ["ollama", "openai-like"])
def test_a_package_that_is_not_there_is_named_with_its_pip_line(kind: str) -> None:
    module = f"llama_index.llms.{kind.replace('-', '_')}"
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from corpus import MissingExtra\nfrom qa.generation.llm import LlmSettings, load_llm\n"
        f"try: load_llm(LlmSettings('{kind}/m@http://127.0.0.1:9/v1'))\n"
        "except MissingExtra as missing: print(missing)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert f'pip install "wartanya[{kind}]"' in ran.stdout


def test_ollama_gets_the_whole_prompt_and_the_limits() -> None:
    llm = load_llm(LlmSettings("ollama/qwen3:4b@http://127.0.0.1:1", timeout_s=7.0, context_tokens=8192, max_tokens=300))
    told = llm.to_dict()
    assert (told["model"], told["base_url"], told["request_timeout"]) == ("qwen3:4b", "http://127.0.0.1:1", 7.0)
    assert (told["context_window"], told["additional_kwargs"]["num_predict"]) == (8192, 300)


def test_the_more_context_the_more_of_the_articles_is_sent() -> None:
    assert LlmSettings("m", context_tokens=4096, max_tokens=512).prompt_chars == int((4096 - 512 - 400) * 2.5)
    assert LlmSettings("m", context_tokens=600).prompt_chars == 1_000
