import emitter from '@adonisjs/core/services/emitter'
import CallMoved from '#app/calls/events/call_moved'
import OrderTransitioned from '#app/orders/events/order_transitioned'

const SendScreenPop = () => import('#app/desk/listeners/send_screen_pop')
const TellDeskTasks = () => import('#app/desk/listeners/tell_desk_tasks')

emitter.on(CallMoved, [SendScreenPop, 'handle'])
emitter.on(OrderTransitioned, [TellDeskTasks, 'handle'])
