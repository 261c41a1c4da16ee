import { BaseSchema } from '@adonisjs/lucid/schema'

/** Orders with lines, append-only events, payments and shipments. One status, independent facets. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('carriers', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.bigInteger('cod_limit_fen').unsigned().nullable()
      table.boolean('own').notNullable().defaultTo(false)
      table.boolean('active').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    // A EMS, B own delivery, C post, D other; the list is data.
    this.schema.createTable('delivery_methods', (table) => {
      table.increments('id')
      table.string('code', 4).notNullable().unique()
      table.string('name', 40).notNullable()
      table.integer('carrier_id').unsigned().notNullable().references('carriers.id')
      table.string('template', 40).notNullable()
      table.boolean('is_default').notNullable().defaultTo(false)
      table.boolean('active').notNullable().defaultTo(true)
      table.integer('position').unsigned().notNullable().defaultTo(0)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    // No row for a method = it delivers everywhere; else only to these provinces, cities or districts.
    this.schema.createTable('delivery_method_regions', (table) => {
      table.increments('id')
      table.integer('delivery_method_id').unsigned().notNullable().references('delivery_methods.id')
      table.integer('region_id').unsigned().notNullable().references('regions.id')
      table.unique(['delivery_method_id', 'region_id'])
    })

    // Order numbers are taken in blocks in a short transaction of their own, never inside the order's.
    this.schema.createTable('order_number_days', (table) => {
      table.date('business_day').primary()
      table.integer('last').unsigned().notNullable()
    })

    this.schema.createTable('orders', (table) => {
      table.increments('id')
      table.string('order_no', 12).notNullable().unique()
      table.date('business_day').notNullable()
      table
        .enum('status', [
          'draft',
          'confirmed',
          'printed',
          'in_transit',
          'delivered',
          'returned',
          'revoked',
          'cancelled',
        ])
        .notNullable()
      table.enum('inquiry', ['pending', 'received', 'refused']).nullable()
      table.enum('payment_mode', ['cod', 'prepaid']).notNullable()
      table
        .enum('payment_state', ['unpaid', 'partial', 'paid', 'refunding', 'refunded'])
        .notNullable()
        .defaultTo('unpaid')
      table
        .enum('cod_state', ['none', 'expected', 'collected', 'remitted', 'short', 'written_off'])
        .notNullable()
        .defaultTo('none')
      table
        .enum('review_state', ['none', 'pending', 'approved', 'rejected'])
        .notNullable()
        .defaultTo('none')
      table
        .enum('return_receipt', ['none', 'expected', 'received', 'inspected'])
        .notNullable()
        .defaultTo('none')
      table.boolean('stock_hold').notNullable().defaultTo(false)
      table.boolean('is_trial').notNullable().defaultTo(false)
      table.integer('customer_id').unsigned().notNullable().references('customers.id')
      // Snapshot: an order keeps the customer it was taken with.
      table.string('receiver_name', 40).notNullable()
      table.string('receiver_phone', 20).notNullable()
      table.string('receiver_phone2', 20).nullable()
      table.integer('region_id').unsigned().nullable().references('regions.id')
      table.string('province', 40).notNullable().defaultTo('')
      table.string('city', 40).notNullable().defaultTo('')
      table.string('district', 40).notNullable().defaultTo('')
      table.string('address', 200).notNullable().defaultTo('')
      table.integer('delivery_method_id').unsigned().notNullable().references('delivery_methods.id')
      table.string('delivery_instructions', 200).nullable()
      table.string('remark', 500).nullable()
      table.integer('placement_id').unsigned().nullable().references('placements.id')
      table.boolean('placement_manual').notNullable().defaultTo(false)
      table.string('call_id', 64).nullable().references('calls.id')
      table.enum('channel', ['phone', 'web', 'catalogue', 'agent']).notNullable().defaultTo('phone')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.integer('department_id').unsigned().notNullable().references('departments.id')
      table.integer('acd_group_id').unsigned().nullable().references('acd_groups.id')
      table.integer('warehouse_id').unsigned().nullable().references('warehouses.id')
      table.bigInteger('total_fen').unsigned().notNullable()
      table.bigInteger('paid_fen').notNullable().defaultTo(0)
      // Who allowed a price under a product's floor.
      table.integer('price_approved_by').unsigned().nullable().references('employees.id')
      table.integer('reorder_of_id').unsigned().nullable().references('orders.id')
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('confirmed_at', { precision: 3 }).nullable()
      table.integer('confirmed_by').unsigned().nullable().references('employees.id')
      table.dateTime('printed_at', { precision: 3 }).nullable()
      table.dateTime('handed_over_at', { precision: 3 }).nullable()
      table.dateTime('fed_back_at', { precision: 3 }).nullable()
      table.dateTime('deleted_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      table.index(['status', 'confirmed_at', 'id'])
      table.index(['created_at', 'id'])
      table.index(['customer_id', 'id'])
      table.index(['employee_id', 'created_at'])
      table.index(['placement_id', 'id'])
      table.index(['call_id'])
      table.index(['stock_hold', 'confirmed_at'])
      table.index(['receiver_phone'])
      table.index(['receiver_name'])
    })

    this.schema.createTable('order_lines', (table) => {
      table.bigIncrements('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id').onDelete('CASCADE')
      table.specificType('position', 'smallint unsigned').notNullable()
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.string('product_name', 80).notNullable()
      table.string('specification', 80).notNullable()
      table.integer('unit_price_fen').unsigned().notNullable()
      table.integer('quantity').unsigned().notNullable()
      table.enum('selling_method', ['direct', 'cross_sell', 'gift']).notNullable()
      table.boolean('is_trial').notNullable().defaultTo(false)
      table.unique(['order_id', 'position'])
      table.index(['product_id', 'order_id'])
    })

    this.schema.createTable('order_events', (table) => {
      table.bigIncrements('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id').onDelete('CASCADE')
      table.string('event', 40).notNullable()
      table.string('from_status', 20).nullable()
      table.string('to_status', 20).notNullable()
      // The order's version after this event: what happened since a stale copy is what has a higher one.
      table.integer('version').unsigned().notNullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('workstation', 45).nullable()
      table.string('reason', 200).nullable()
      table.json('changes').nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['order_id', 'id'])
      table.index(['event', 'created_at'])
    })

    // A repeated submit with the same key returns the first result. request_hash tells a reused key from a repeat.
    this.schema.createTable('idempotency_keys', (table) => {
      table.bigIncrements('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('key', 64).notNullable()
      table.string('request_hash', 64).notNullable()
      table.integer('order_id').unsigned().nullable().references('orders.id')
      table.dateTime('created_at').notNullable()
      table.unique(['employee_id', 'key'])
    })

    this.schema.createTable('payments', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table.enum('kind', ['payment', 'refund']).notNullable()
      table.bigInteger('amount_fen').unsigned().notNullable()
      table.string('method', 30).notNullable()
      table.string('reference', 80).notNullable()
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['kind', 'method', 'reference'])
      table.index(['order_id', 'id'])
    })

    this.schema.createTable('shipments', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table
        .enum('status', [
          'pending',
          'printed',
          'handed_over',
          'delivered',
          'returned',
          'recalled',
          'voided',
        ])
        .notNullable()
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      table.integer('carrier_id').unsigned().notNullable().references('carriers.id')
      table.string('waybill_no', 40).nullable()
      table.integer('print_count').unsigned().notNullable().defaultTo(0)
      table.dateTime('printed_at', { precision: 3 }).nullable()
      table.dateTime('handed_over_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      // A waybill number is unique per carrier for ever, voided ones included.
      table.unique(['carrier_id', 'waybill_no'])
      table.index(['order_id', 'id'])
      table.index(['waybill_no'])
      table.index(['status', 'created_at'])
    })

    this.schema.createTable('reservations', (table) => {
      table.bigIncrements('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      table.integer('quantity').unsigned().notNullable()
      table.unique(['order_id', 'product_id'])
      table.index(['product_id', 'warehouse_id'])
    })

    // What an agent has typed and not saved: survives reloads, dropped connections and the end of the call.
    this.schema.createTable('desk_drafts', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('key', 64).notNullable()
      table.string('call_id', 64).nullable()
      table.json('content').notNullable()
      table.integer('revision').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['employee_id', 'key'])
      table.index(['employee_id', 'updated_at'])
    })
  }
}
