"""Check, explain and publish an improvement backlog that is kept as a Markdown table."""
