/** Listeners of the areas, one import line each. */
import '#app/desk/events'
