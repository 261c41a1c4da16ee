import emitter from '@adonisjs/core/services/emitter'
import CallMoved from '#app/calls/events/call_moved'

const SendScreenPop = () => import('#app/desk/listeners/send_screen_pop')

emitter.on(CallMoved, [SendScreenPop, 'handle'])
