import { BaseSchema } from '@adonisjs/lucid/schema'

/** The whole stock ledger: every bucket has its level, entries by hand are documents, each night the sums are checked. */
export default class extends BaseSchema {
  async up() {
    // Each equals the sum of its bucket's movements, as on_hand does.
    this.schema.alterTable('stock_levels', (table) => {
      table.integer('quarantine').notNullable().defaultTo(0)
      table.integer('damaged').notNullable().defaultTo(0)
    })
    this.schema.raw(
      `UPDATE stock_levels level SET
         quarantine = (SELECT COALESCE(SUM(quantity), 0) FROM stock_movements moved
           WHERE moved.product_id = level.product_id AND moved.warehouse_id = level.warehouse_id
             AND moved.bucket = 'quarantine'),
         damaged = (SELECT COALESCE(SUM(quantity), 0) FROM stock_movements moved
           WHERE moved.product_id = level.product_id AND moved.warehouse_id = level.warehouse_id
             AND moved.bucket = 'damaged')`
    )
    this.schema.raw(
      `ALTER TABLE stock_movements MODIFY kind ENUM('purchase', 'handover', 'return_received',
         'return_sellable', 'return_damaged', 'adjustment', 'disposal') NOT NULL`
    )
    this.schema.alterTable('stock_movements', (table) => {
      table.index(['created_at', 'id'])
    })

    // Goods in, counts and adjustments; their movements name the entry as their cause.
    this.schema.createTable('stock_entries', (table) => {
      table.increments('id')
      table.enum('kind', ['receipt', 'count', 'adjustment']).notNullable()
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      // The supplier's delivery note, or the sheet that was counted on.
      table.string('reference', 60).nullable()
      table.enum('reason', [
        'breakage',
        'loss',
        'found',
        'sample',
        'disposal',
        'wrong_entry',
        'other',
      ])
      table.string('remark', 200).nullable()
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('idempotency_key', 64).notNullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['employee_id', 'idempotency_key'])
      table.index(['kind', 'created_at', 'id'])
    })

    this.schema.createTable('stock_entry_lines', (table) => {
      table.bigIncrements('id')
      table
        .integer('stock_entry_id')
        .unsigned()
        .notNullable()
        .references('stock_entries.id')
        .onDelete('CASCADE')
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.enum('bucket', ['sellable', 'quarantine', 'damaged']).notNullable()
      // What was posted; 0 for a count without a difference.
      table.integer('quantity').notNullable()
      // Of a count: what the ledger said when it was counted, and what was there.
      table.integer('seen').nullable()
      table.integer('counted').nullable()
      table.unique(['stock_entry_id', 'product_id', 'bucket'])
      table.index(['product_id'])
    })

    this.schema.createTable('stock_checks', (table) => {
      table.increments('id')
      table.integer('levels').unsigned().notNullable()
      table.integer('wrong').unsigned().notNullable()
      // The levels that are not the sum of their movements: [{ productId, warehouseId, bucket, level, summed }].
      table.json('differences').notNullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
    })
  }
}
