"""A real language model of a few thousand weights, made by hand: it has learned one sentence, word after word."""

import threading
from collections.abc import Callable, Iterator

BEGIN = "<say>"


def speaker(sentence: str) -> Callable[[str], Iterator[str]]:
    """Prompt -> the words of `sentence`, each the one that GPT-2's layers find likeliest behind the word before.

    Its words must all differ. The word vectors stand at right angles, attention and layers add nothing, and the output maps
    each word's vector to the next word.
    """
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast, TextIteratorStreamer

    words = ["<unk>", "<end>", BEGIN, *sentence.split()]
    size = len(words)
    if len(set(words)) != size:
        raise ValueError("each word may come only once")
    raw = Tokenizer(WordLevel({word: k for k, word in enumerate(words)}, unk_token="<unk>"))
    raw.pre_tokenizer = WhitespaceSplit()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, unk_token="<unk>", eos_token="<end>", pad_token="<end>")
    width = size + size % 2
    config = GPT2Config(
        vocab_size=size,
        n_positions=4096,
        n_embd=width,
        n_layer=1,
        n_head=2,
        tie_word_embeddings=False,
        eos_token_id=1,
        bos_token_id=2,
    )
    model = GPT2LMHeadModel(config).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.fill_(1.0 if ".ln_" in name and name.endswith("weight") else 0.0)
        for k in range(size):
            model.transformer.wte.weight[k, k] = 1.0
        for before, after in zip([2, *range(3, size)], [*range(3, size), 1], strict=True):
            model.lm_head.weight[after, before] = 1.0

    def says(prompt: str) -> Iterator[str]:
        ids = tokenizer(f"{prompt} {BEGIN}", return_tensors="pt").input_ids
        streamer = TextIteratorStreamer(tokenizer, skip_prompt=True, skip_special_tokens=True)
        given = {"input_ids": ids, "attention_mask": torch.ones_like(ids), "streamer": streamer}
        threading.Thread(
            target=model.generate, kwargs={**given, "max_new_tokens": size, "do_sample": False}, daemon=True
        ).start()
        return iter(streamer)

    return says
