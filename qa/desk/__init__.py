"""The daily work of a newsroom or a press office over an archive: clippings, corrections, freshness, lists of questions."""
