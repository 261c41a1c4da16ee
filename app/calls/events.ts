import emitter from '@adonisjs/core/services/emitter'
import BlockListChanged from '#app/customers/events/block_list_changed'

const TellBlockList = () => import('#app/calls/listeners/tell_block_list')

emitter.on(BlockListChanged, [TellBlockList, 'handle'])
