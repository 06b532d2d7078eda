"""What is timed, each by one command. Figures are ratios or medians of one run on one machine."""
