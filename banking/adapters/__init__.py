"""The ports' real adapters: the SMS gateway over HTTP, e-mail over SMTP."""
