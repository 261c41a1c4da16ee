import { BaseSchema } from '@adonisjs/lucid/schema'

/** Callers who hung up and kept their place in line, to be called back. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('queued_callbacks', (table) => {
      table.increments('id')
      // The call in which the caller asked for it.
      table.string('call_id', 64).notNullable().unique()
      table.string('number', 20).notNullable()
      // The number while it is to be called, so that there is one place a number.
      table
        .specificType(
          'waiting_number',
          "varchar(20) generated always as (if(state = 'waiting', number, null)) stored"
        )
        .unique()
      table.string('service_number', 32).notNullable()
      table.dateTime('arrived_at', { precision: 3 }).notNullable()
      table.integer('score').notNullable()
      table.enum('state', ['waiting', 'reached', 'failed', 'cancelled']).notNullable()
      table.specificType('attempts', 'tinyint unsigned').notNullable().defaultTo(0)
      table.dateTime('next_attempt_at', { precision: 3 }).notNullable()
      table.string('last_call_id', 64).nullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      table.index(['state', 'next_attempt_at'])
    })
  }
}
