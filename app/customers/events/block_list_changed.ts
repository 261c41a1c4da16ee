import { BaseEvent } from '@adonisjs/core/events'

/** The block list is another one now; whoever holds a copy takes it anew. */
export default class BlockListChanged extends BaseEvent {}
