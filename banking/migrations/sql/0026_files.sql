-- What the chat calls a picture or a document that came with a message (desk.md 19): AES-256-GCM, AAD desk.message|file|<id>. The file
-- itself stays where it is; whoever may see it has it fetched.
ALTER TABLE desk.message ADD COLUMN file bytea CHECK (file IS NULL OR author = 'member');
