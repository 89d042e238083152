"""The pages of a region's panel: the list, the panel, a meeting, and the form of every act."""
