/** Listeners of the areas, one import line each. */
