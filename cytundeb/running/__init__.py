"""The supervisor of `run`: starts every process, watches over it and ends it. It judges nothing about a
case.
"""
