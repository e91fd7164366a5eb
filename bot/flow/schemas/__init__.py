"""The JSON Schemas editors complete, explain and check by, made from the shapes."""
