"""Build-time scripts. Nothing here is imported by the running explorer."""
