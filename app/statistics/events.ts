import emitter from '@adonisjs/core/services/emitter'
import CallRecorded from '#app/calls/events/call_recorded'
import OrderPlaced from '#app/orders/events/order_placed'
import OrderTransitioned from '#app/orders/events/order_transitioned'

const FactsChanged = () => import('#app/statistics/listeners/facts_changed')

emitter.on(CallRecorded, [FactsChanged, 'call'])
emitter.on(OrderPlaced, [FactsChanged, 'orderPlaced'])
emitter.on(OrderTransitioned, [FactsChanged, 'orderTransitioned'])
