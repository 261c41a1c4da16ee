import type { Directory } from '~/components/shared/directory'
import { t } from '~/composables/i18n'
import { CARRIER_INTERFACE_FIELDS } from './carrier_interface'

const words = (prefix: string, values: readonly string[]) => () =>
  values.map((value) => ({ value, label: t(`${prefix}.${value}`) }))

const code = { key: 'code', label: 'system.fields.code', kind: 'text', maxlength: 20 } as const
const name = { key: 'name', label: 'system.fields.name', kind: 'text', maxlength: 60 } as const
const active = {
  key: 'active',
  label: 'system.fields.active',
  kind: 'check',
  initial: true,
  hint: 'system.hints.active',
} as const
const position = {
  key: 'position',
  label: 'system.fields.position',
  kind: 'number',
  min: 0,
  max: 999,
  initial: 0,
  hint: 'system.hints.position',
} as const

/** A name of the program's own stays translated until another one is written over it. */
const ownName = {
  key: 'name',
  label: 'system.fields.name',
  kind: 'text',
  maxlength: 40,
  optional: true,
  hint: 'system.hints.own_name',
} as const
const fixedCode = {
  key: 'code',
  label: 'system.fields.code',
  kind: 'text',
  maxlength: 30,
  fixed: true,
  hint: 'system.hints.fixed_code',
} as const

/** The tables that the company edits by itself, by their key in the address. */
export const TABLES: Record<string, Directory> = {
  'acd-groups': {
    width: 560,
    columns: [
      { key: 'code', label: 'system.fields.group_code', width: 110 },
      { key: 'name', label: 'system.fields.name', width: 130 },
      { key: 'levels', label: 'system.fields.levels', width: 190 },
      { key: 'serviceNumbers', label: 'system.fields.service_numbers' },
      { key: 'ringSeconds', label: 'system.fields.ring_seconds', align: 'right' },
      { key: 'wrapUpSeconds', label: 'system.fields.wrap_up_seconds', align: 'right' },
      { key: 'maxNoAnswer', label: 'system.fields.max_no_answer', align: 'right' },
    ],
    fields: [
      { ...name },
      {
        key: 'ringSeconds',
        label: 'system.fields.ring_seconds',
        kind: 'number',
        min: 5,
        max: 120,
        initial: 15,
        hint: 'system.hints.ring_seconds',
      },
      {
        key: 'wrapUpSeconds',
        label: 'system.fields.wrap_up_seconds',
        kind: 'number',
        min: 0,
        max: 600,
        initial: 20,
        hint: 'system.hints.wrap_up_seconds',
      },
      {
        key: 'maxNoAnswer',
        label: 'system.fields.max_no_answer',
        kind: 'number',
        min: 1,
        max: 20,
        initial: 1,
        hint: 'system.hints.max_no_answer',
      },
      {
        key: 'levels',
        label: 'system.fields.levels',
        kind: 'own',
        initial: [{ code: '', members: [] }],
      },
    ],
  },
  'not-ready-reasons': {
    columns: [
      { key: 'name', label: 'system.fields.name' },
      { key: 'code', label: 'system.fields.code' },
      { key: 'maxMinutes', label: 'system.fields.max_minutes', align: 'right' },
      { key: 'position', label: 'system.fields.position', align: 'right' },
      { key: 'selectable', label: 'system.fields.selectable' },
    ],
    fields: [
      { ...fixedCode },
      { ...ownName },
      {
        key: 'maxMinutes',
        label: 'system.fields.max_minutes',
        kind: 'number',
        min: 1,
        max: 480,
        optional: true,
        hint: 'system.hints.max_minutes',
      },
      { ...position },
      {
        key: 'selectable',
        label: 'system.fields.selectable',
        kind: 'check',
        initial: true,
        hint: 'system.hints.selectable_reason',
      },
    ],
  },
  'dispositions': {
    columns: [
      { key: 'keyDigit', label: 'system.fields.key_digit', width: 80 },
      { key: 'name', label: 'system.fields.name' },
      { key: 'code', label: 'system.fields.code' },
      { key: 'callType', label: 'system.fields.call_type' },
      { key: 'position', label: 'system.fields.position', align: 'right' },
      { key: 'active', label: 'system.fields.active' },
    ],
    fields: [
      { ...fixedCode },
      { ...ownName },
      {
        key: 'keyDigit',
        label: 'system.fields.key_digit',
        kind: 'number',
        min: 1,
        max: 9,
        hint: 'system.hints.key_digit',
      },
      {
        key: 'callType',
        label: 'system.fields.call_type',
        kind: 'select',
        initial: 'enquiry',
        options: words('system.call_types', ['sale', 'enquiry', 'invalid']),
      },
      { ...position },
      { ...active },
    ],
  },
  'service-phrases': {
    width: 520,
    deletable: true,
    columns: [
      { key: 'stage', label: 'system.fields.stage', width: 110 },
      { key: 'product', label: 'system.fields.product', width: 170 },
      { key: 'trigger', label: 'system.fields.trigger', width: 130 },
      { key: 'content', label: 'system.fields.content' },
      { key: 'position', label: 'system.fields.position', align: 'right', width: 80 },
    ],
    fields: [
      {
        key: 'productId',
        label: 'system.fields.product',
        kind: 'select',
        optional: true,
        hint: 'system.hints.phrase_product',
      },
      {
        key: 'stage',
        label: 'system.fields.stage',
        kind: 'select',
        initial: 'opening',
        options: words('system.stages', [
          'opening',
          'probing',
          'presenting',
          'objection',
          'closing',
          'checking',
        ]),
      },
      {
        key: 'trigger',
        label: 'system.fields.trigger',
        kind: 'text',
        maxlength: 60,
        when: (fields) => fields.stage === 'objection',
      },
      {
        key: 'content',
        label: 'system.fields.content',
        kind: 'area',
        maxlength: 1000,
        hint: 'system.hints.placeholders',
      },
      { ...position },
    ],
  },
  'excluded-numbers': {
    deletable: true,
    columns: [
      { key: 'number', label: 'system.fields.number', width: 200 },
      { key: 'remark', label: 'system.fields.remark' },
    ],
    fields: [
      {
        key: 'number',
        label: 'system.fields.number',
        kind: 'text',
        maxlength: 30,
        hint: 'system.hints.area_code',
      },
      {
        key: 'remark',
        label: 'system.fields.remark',
        kind: 'text',
        maxlength: 100,
        optional: true,
      },
    ],
  },
  'product-categories': {
    deletable: true,
    columns: [
      { key: 'code', label: 'system.fields.code', width: 120 },
      { key: 'name', label: 'system.fields.name' },
      { key: 'products', label: 'system.fields.products', align: 'right' },
      { key: 'selectable', label: 'system.fields.selectable' },
    ],
    fields: [
      { ...code },
      { ...name },
      {
        key: 'selectable',
        label: 'system.fields.selectable',
        kind: 'check',
        initial: true,
        hint: 'system.hints.selectable_category',
      },
    ],
  },
  'warehouses': {
    columns: [
      { key: 'code', label: 'system.fields.code', width: 120 },
      { key: 'name', label: 'system.fields.name' },
      { key: 'onHand', label: 'system.fields.on_hand', align: 'right' },
      { key: 'active', label: 'system.fields.active' },
    ],
    fields: [{ ...code }, { ...name }, { ...active }],
  },
  'region-warehouses': {
    closed: true,
    columns: [
      { key: 'name', label: 'system.fields.province', width: 200 },
      { key: 'order', label: 'system.fields.warehouse_order' },
    ],
    fields: [
      {
        key: 'warehouses',
        label: 'system.fields.warehouse_order',
        kind: 'several',
        hint: 'system.hints.warehouse_order',
      },
    ],
  },
  'carriers': {
    columns: [
      { key: 'code', label: 'system.fields.code', width: 120 },
      { key: 'name', label: 'system.fields.name' },
      { key: 'own', label: 'system.fields.own' },
      { key: 'interface', label: 'system.fields.interface' },
      { key: 'codLimitFen', label: 'system.fields.cod_limit', align: 'right' },
      { key: 'active', label: 'system.fields.active' },
    ],
    fields: [
      { ...code },
      { ...name },
      {
        key: 'own',
        label: 'system.fields.own',
        kind: 'check',
        initial: false,
        hint: 'system.hints.own',
      },
      {
        key: 'codLimitFen',
        label: 'system.fields.cod_limit',
        kind: 'money',
        optional: true,
        hint: 'system.hints.cod_limit',
      },
      {
        key: 'codFeePermille',
        label: 'system.fields.cod_fee',
        kind: 'number',
        initial: 0,
        hint: 'system.hints.cod_fee',
      },
      { key: 'codFeeMinFen', label: 'system.fields.cod_fee_min', kind: 'money', initial: 0 },
      ...CARRIER_INTERFACE_FIELDS,
      { ...active },
    ],
  },
  'delivery-methods': {
    columns: [
      { key: 'code', label: 'system.fields.method_code', width: 80 },
      { key: 'name', label: 'system.fields.name' },
      { key: 'carrier', label: 'system.fields.carrier' },
      { key: 'template', label: 'system.fields.template' },
      { key: 'regions', label: 'system.fields.regions' },
      { key: 'isDefault', label: 'system.fields.is_default' },
      { key: 'active', label: 'system.fields.active' },
    ],
    fields: [
      { ...code, label: 'system.fields.method_code', maxlength: 4 },
      { ...name, maxlength: 40 },
      { key: 'carrierId', label: 'system.fields.carrier', kind: 'select' },
      {
        key: 'template',
        label: 'system.fields.template',
        kind: 'select',
        initial: 'thermal_100x150',
        options: words('system.templates', ['thermal_100x150', 'thermal_76x130', 'local_slip']),
      },
      {
        key: 'regions',
        label: 'system.fields.regions',
        kind: 'several',
        optional: true,
        hint: 'system.hints.regions',
      },
      { ...position },
      {
        key: 'isDefault',
        label: 'system.fields.is_default',
        kind: 'check',
        initial: false,
        hint: 'system.hints.is_default',
      },
      { ...active },
    ],
  },
  'waybill-ranges': {
    columns: [
      { key: 'carrier', label: 'system.fields.carrier' },
      { key: 'prefix', label: 'system.fields.prefix' },
      { key: 'nextSerial', label: 'system.fields.next_serial', align: 'right' },
      { key: 'lastSerial', label: 'system.fields.last_serial', align: 'right' },
      { key: 'digits', label: 'system.fields.digits', align: 'right' },
      { key: 'left', label: 'system.fields.left', align: 'right' },
      { key: 'active', label: 'system.fields.active' },
    ],
    fields: [
      { key: 'carrierId', label: 'system.fields.carrier', kind: 'select' },
      {
        key: 'prefix',
        label: 'system.fields.prefix',
        kind: 'text',
        maxlength: 10,
        optional: true,
        hint: 'system.hints.prefix',
      },
      {
        key: 'nextSerial',
        label: 'system.fields.next_serial',
        kind: 'number',
        min: 0,
        hint: 'system.hints.next_serial',
      },
      { key: 'lastSerial', label: 'system.fields.last_serial', kind: 'number', min: 1 },
      {
        key: 'digits',
        label: 'system.fields.digits',
        kind: 'number',
        min: 1,
        max: 20,
        initial: 9,
        hint: 'system.hints.digits',
      },
      { ...active },
    ],
  },
}
