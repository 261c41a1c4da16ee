import emitter from '@adonisjs/core/services/emitter'
import CallRecorded from '#app/calls/events/call_recorded'
import CallsImported from '#app/calls/events/calls_imported'
import OrderPlaced from '#app/orders/events/order_placed'
import OrderTransitioned from '#app/orders/events/order_transitioned'

const FactsChanged = () => import('#app/statistics/listeners/facts_changed')

emitter.on(CallRecorded, [FactsChanged, 'call'])
emitter.on(CallsImported, [FactsChanged, 'callsImported'])
emitter.on(OrderPlaced, [FactsChanged, 'orderPlaced'])
emitter.on(OrderTransitioned, [FactsChanged, 'orderTransitioned'])
