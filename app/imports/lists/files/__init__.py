"""What a file holds, by its bytes: which kind it is, its text, its rows, the sheets of a workbook."""
