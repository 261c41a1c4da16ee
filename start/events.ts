/** Listeners and hooks of the areas, one import line each. */
import '#app/calls/events'
import '#app/callbacks/events'
import '#app/callbacks/order_hooks'
import '#app/desk/events'
import '#app/orders/listeners/answer_revocation_requests'
import '#app/orders/listeners/serve_holds_when_stock_frees'
import '#app/statistics/events'
