"""Writes an archive in several parts: which article lies where, and all parts brought up to date as one."""
