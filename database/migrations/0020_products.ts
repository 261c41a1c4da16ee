import { BaseSchema } from '@adonisjs/lucid/schema'

/** Products with prices, short codes and the stock ledger: movements only, on hand is their sum. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('product_categories', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.boolean('selectable').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('products', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('short_code', 20).notNullable().unique()
      table.string('name', 80).notNullable()
      table.string('pinyin', 160).notNullable().defaultTo('')
      table.string('pinyin_initials', 80).notNullable().defaultTo('').index()
      table.string('specification', 80).notNullable()
      table.string('unit', 10).notNullable()
      table
        .integer('product_category_id')
        .unsigned()
        .notNullable()
        .references('product_categories.id')
      table.integer('retail_price_fen').unsigned().notNullable()
      table.integer('floor_price_fen').unsigned().notNullable()
      table.integer('cost_fen').unsigned().notNullable().defaultTo(0)
      table.boolean('trialable').notNullable().defaultTo(false)
      table.boolean('on_sale').notNullable().defaultTo(true)
      // Lines an agent may say, and lines an agent must not cross: [{ text, warning }].
      table.json('selling_points').nullable()
      table.integer('low_stock').unsigned().notNullable().defaultTo(20)
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['on_sale', 'name'])
    })

    this.schema.createTable('warehouses', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.boolean('active').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    // One row per product and warehouse, locked and changed with every movement or reservation; on_hand must equal the
    // sum of the sellable movements, reserved the sum of the active reservations (spec invariants 1 and 2).
    this.schema.createTable('stock_levels', (table) => {
      table.increments('id')
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      table.integer('on_hand').notNullable().defaultTo(0)
      table.integer('reserved').notNullable().defaultTo(0)
      table.unique(['product_id', 'warehouse_id'])
    })

    this.schema.createTable('stock_movements', (table) => {
      table.bigIncrements('id')
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      table.enum('bucket', ['sellable', 'quarantine', 'damaged']).notNullable()
      table
        .enum('kind', [
          'purchase',
          'handover',
          'return_received',
          'return_sellable',
          'return_damaged',
          'adjustment',
        ])
        .notNullable()
      table.integer('quantity').notNullable()
      table.string('cause_type', 40).notNullable()
      table.string('cause_id', 40).notNullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('remark', 200).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['product_id', 'warehouse_id', 'id'])
      table.index(['cause_type', 'cause_id'])
    })
  }
}
