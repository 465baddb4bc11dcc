"""Documents and tables of offices, and books made of them."""

from collections.abc import Mapping

from corpus.loaders.office.epub import load_epub
from corpus.loaders.office.odt import load_odt
from corpus.loaders.office.old_excel import load_old_excel
from corpus.loaders.office.parquet import load_parquet
from corpus.loaders.office.rtf import load_rtf
from corpus.loaders.office.spreadsheets import load_spreadsheet
from corpus.loaders.zip_files import Loader

OFFICE_LOADERS: Mapping[str, Loader] = {
    ".odt": load_odt,
    ".rtf": load_rtf,
    ".epub": load_epub,
    ".xlsx": load_spreadsheet,
    ".xls": load_old_excel,
    ".ods": load_spreadsheet,
    ".parquet": load_parquet,
}
