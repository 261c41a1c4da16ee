import emitter from '@adonisjs/core/services/emitter'
import CallRecorded from '#app/calls/events/call_recorded'
import DialNotTaken from '#app/calls/events/dial_not_taken'

const FollowCall = () => import('#app/callbacks/listeners/follow_call')
const ReturnDial = () => import('#app/callbacks/listeners/return_dial')

emitter.on(CallRecorded, [FollowCall, 'handle'])
emitter.on(DialNotTaken, [ReturnDial, 'handle'])
