"""What `wartanya --print-completion` prints completes commands, options and their values."""

import subprocess
from pathlib import Path

import pytest

from qa.cli import main


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["--print-completion", "bash"])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["reb"], "rebuild"),
        (["ask", "--reader", "ext"], "extractive"),
        (["search", "--outl"], "--outlet"),
        (["rebuild", "--index", "ber"], "berita"),
        (["rebuild", "ber"], "berita"),
    ],
)
def test_bash_completes_what_is_typed(script: str, typed: list[str], offered: str, tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "completion.bash").write_text(script, encoding="utf-8")
    words = " ".join(f"'{word}'" for word in ["wartanya", *typed])
    asked = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _shtab_wartanya; echo ${{COMPREPLY[@]}}"
    command = ["bash", "-c", f"source ./completion.bash; {asked}"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert offered in ran.stdout.split()


def test_each_shell_has_one(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("zsh", "tcsh"):
        with pytest.raises(SystemExit):
            main(["--print-completion", shell])
        assert "rebuild" in capsys.readouterr().out
