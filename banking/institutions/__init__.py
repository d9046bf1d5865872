"""The financial institutions of the country: who they are, and finding one by what a member types."""
