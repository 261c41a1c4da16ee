import { BaseSchema } from '@adonisjs/lucid/schema'

/** Addresses that are told of events, and what was sent to each with every attempt. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('webhooks', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable()
      table.string('url', 500).notNullable()
      // Encrypted: what is sent is signed with it.
      table.string('secret', 500).notNullable().defaultTo('')
      // Types of events, such as order.delivered, joined by commas.
      table.string('events', 500).notNullable()
      table.boolean('active').notNullable().defaultTo(true)
      // The first failure since the last success.
      table.dateTime('failing_since').nullable()
      table.dateTime('last_success_at').nullable()
      // Switched off by the program because nothing went through for long.
      table.dateTime('disabled_at').nullable()
      table.integer('created_by').unsigned().nullable().references('employees.id')
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('webhook_deliveries', (table) => {
      table.bigIncrements('id')
      table
        .integer('webhook_id')
        .unsigned()
        .notNullable()
        .references('webhooks.id')
        .onDelete('CASCADE')
      // The same for every receiver and every attempt.
      table.string('event_id', 40).notNullable()
      table.string('type', 40).notNullable()
      // Exactly what is sent: a later attempt sends the same bytes.
      table.text('body').notNullable()
      table.enum('state', ['waiting', 'delivered', 'failed']).notNullable()
      table.specificType('attempts', 'smallint unsigned').notNullable().defaultTo(0)
      table.dateTime('next_attempt_at', { precision: 3 }).nullable()
      table.dateTime('delivered_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['webhook_id', 'event_id'])
      table.index(['state', 'next_attempt_at'])
      table.index(['webhook_id', 'id'])
      table.index(['created_at'])
    })

    this.schema.createTable('webhook_attempts', (table) => {
      table.bigIncrements('id')
      table
        .bigInteger('webhook_delivery_id')
        .unsigned()
        .notNullable()
        .references('webhook_deliveries.id')
        .onDelete('CASCADE')
      table.specificType('status', 'smallint unsigned').nullable()
      // Why there was no answer: a code.
      table.string('error', 40).nullable()
      table.string('answer', 300).nullable()
      table.integer('duration_ms').unsigned().notNullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['webhook_delivery_id', 'id'])
    })

    // 1 while nobody was told of a change of state, null once that is done: the outbox of the order's history.
    this.schema.alterTable('order_events', (table) => {
      table.specificType('untold', 'tinyint unsigned').nullable()
      table.index(['untold', 'id'])
    })
  }
}
