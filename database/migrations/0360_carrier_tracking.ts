import { BaseSchema } from '@adonisjs/lucid/schema'

/** What carriers tell of their parcels, what it asks people to do, and how a carrier is spoken to. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('carriers', (table) => {
      table.enum('interface', ['file', 'kuaidi100']).notNullable().defaultTo('file')
      // The code under which the interface knows the carrier, such as `yuantong`.
      table.string('company_code', 40).nullable()
      // JSON, encrypted: never shown again.
      table.text('credentials').nullable()
    })
    this.schema.alterTable('shipments', (table) => {
      table.string('tracking_state', 8).nullable()
      // Of the newest thing that the carrier told.
      table.dateTime('tracked_at').nullable()
      // The carrier that took the parcel over.
      table.string('tracking_company', 40).nullable()
    })

    // Every push as it came, also of waybills that nobody knows. The same push twice is one row.
    this.schema.createTable('carrier_pushes', (table) => {
      table.bigIncrements('id')
      table.integer('carrier_id').unsigned().notNullable().references('carriers.id')
      table.integer('shipment_id').unsigned().nullable().references('shipments.id')
      table.string('waybill_no', 40).notNullable()
      table.string('state', 8).nullable()
      table.string('digest', 64).notNullable()
      table.text('body', 'mediumtext').notNullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['carrier_id', 'digest'])
      table.index(['carrier_id', 'waybill_no'])
    })

    this.schema.createTable('tracking_events', (table) => {
      table.bigIncrements('id')
      table.integer('shipment_id').unsigned().notNullable().references('shipments.id')
      table.dateTime('happened_at').notNullable()
      table.string('content', 500).notNullable()
      table.string('place', 100).nullable()
      table.string('digest', 64).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['shipment_id', 'digest'])
      table.index(['shipment_id', 'happened_at'])
    })

    this.schema.createTable('feedback_proposals', (table) => {
      table.increments('id')
      table.integer('shipment_id').unsigned().notNullable().references('shipments.id')
      table.enum('result', ['delivered', 'returned']).notNullable()
      table.enum('reason', ['refused', 'unreachable', 'address', 'damaged', 'other']).nullable()
      table.enum('state', ['open', 'settled', 'dropped']).notNullable().defaultTo('open')
      // 1 while it is open, null once it is not: at most one open proposal a parcel.
      table.specificType('standing', 'tinyint unsigned').nullable().defaultTo(1)
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      // When the carrier says that it happened.
      table.dateTime('told_at').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['shipment_id', 'standing'])
      table.index(['state', 'told_at'])
    })

    this.schema.createTable('parcel_exceptions', (table) => {
      table.increments('id')
      table.integer('carrier_id').unsigned().notNullable().references('carriers.id')
      table.integer('shipment_id').unsigned().nullable().references('shipments.id')
      table.string('waybill_no', 40).notNullable()
      table
        .enum('kind', [
          'problem',
          'refused',
          'returning',
          'returned',
          'no_record',
          'cancelled',
          'unknown',
        ])
        .notNullable()
      // The carrier's own words.
      table.string('message', 500).nullable()
      table.specificType('standing', 'tinyint unsigned').nullable().defaultTo(1)
      table.dateTime('told_at').notNullable()
      table.dateTime('resolved_at').nullable()
      table.integer('resolved_by').unsigned().nullable().references('employees.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['carrier_id', 'waybill_no', 'kind', 'standing'])
      table.index(['standing', 'told_at'])
      table.index(['shipment_id'])
    })

    this.schema.createTable('parcel_exception_notes', (table) => {
      table.increments('id')
      table
        .integer('parcel_exception_id')
        .unsigned()
        .notNullable()
        .references('parcel_exceptions.id')
        .onDelete('CASCADE')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('content', 500).notNullable()
      table.dateTime('created_at').notNullable()
      table.index(['parcel_exception_id', 'id'])
    })
  }
}
