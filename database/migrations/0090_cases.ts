import { BaseSchema } from '@adonisjs/lucid/schema'

/** Service phrases: what an agent may say, by product and stage of the call. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('service_phrases', (table) => {
      table.increments('id')
      table.integer('product_id').unsigned().nullable().references('products.id')
      table
        .enum('stage', ['opening', 'probing', 'presenting', 'objection', 'closing', 'checking'])
        .notNullable()
      // Set for an objection: what the customer says; content is then the answer.
      table.string('trigger', 60).nullable()
      table.text('content').notNullable()
      table.integer('position').unsigned().notNullable().defaultTo(0)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['product_id', 'stage', 'position'])
    })
  }
}
