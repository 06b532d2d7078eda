"""What is handed over on paper: hand-outs and the visit's sheet, typeset as PDF."""
