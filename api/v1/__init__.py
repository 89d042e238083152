"""The counter in JSON. `routes` gathers the resources; `order` judges every write in the promised order."""
