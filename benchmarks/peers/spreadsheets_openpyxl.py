"""CPU seconds of openpyxl's read-only mode merely iterating: python3 spreadsheets_openpyxl.py matrix.xlsx"""
import resource
import sys

import openpyxl

cells = 0
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        cells += sum(value is not None for value in row)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(f"openpyxl read-only: {cells:,}, {usage.ru_utime + usage.ru_stime:.2f} CPU s, peak {usage.ru_maxrss >> 10} MiB")
