import { BaseSchema } from '@adonisjs/lucid/schema'

/** Tokens of other programs. */
export default class extends BaseSchema {
  async up() {
    // The columns of the framework's tokens guard, and who gave and withdrew each. Only the hash of a token is kept.
    this.schema.createTable('api_tokens', (table) => {
      table.increments('id')
      table.integer('tokenable_id').unsigned().notNullable().references('employees.id')
      table.string('type', 20).notNullable()
      table.string('name', 60).notNullable()
      table.string('hash', 64).notNullable()
      table.text('abilities').notNullable()
      table.dateTime('last_used_at').nullable()
      table.dateTime('expires_at').nullable()
      table.integer('created_by').unsigned().nullable().references('employees.id')
      table.dateTime('revoked_at').nullable()
      table.integer('revoked_by').unsigned().nullable().references('employees.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['tokenable_id'])
    })

    // Each program has its own keys: the token's id precedes what it sends.
    this.schema.alterTable('idempotency_keys', (table) => {
      table.string('key', 100).notNullable().alter()
    })
  }
}
