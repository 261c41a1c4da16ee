import { statementsOf } from '#core/statements'
import { type Transaction } from '#core/transaction'

export type OrderFactsInput = {
  customerId: number
  /** Null takes the default method. */
  deliveryMethodId: number | null
  regionId: number | null
  callId: string | null
  placementId: number | null
  employeeId: number
  idempotencyKey: string | null
}

/** Everything outside an order that its rules rest on. */
export type OrderFacts = {
  customer: {
    id: number
    name: string
    kind: 'buyer' | 'enquirer'
    phone: string | null
    phone2: string | null
    blocked: boolean
  } | null
  delivery: {
    methodId: number
    carrierId: number
    /** The most that the carrier collects, in fen; null = no limit. */
    codLimitFen: number | null
    /** Whether the method serves the region. */
    reaches: boolean
  } | null
  region: {
    province: string
    city: string
    district: string
    /** The region is divided further, so that the address lacks a level. */
    divided: boolean
  } | null
  call: { acdGroupId: number | null; placementId: number | null } | null
  placementKnown: boolean
  /** The region's warehouses, best first; without any all active ones. */
  warehouseIds: number[]
  /** Setting `require_review`, read along so that it costs no statement of its own. */
  requireReview: boolean
  /** What this employee's idempotency key stood for already. */
  earlier: { orderId: number; requestHash: string } | null
}

type Row = {
  customerId: number | null
  name: string
  kind: 'buyer' | 'enquirer'
  phone: string | null
  phone2: string | null
  blocked: number
  methodId: number | null
  carrierId: number
  codLimitFen: number | null
  limited: number
  reached: number
  regionLevel: 'province' | 'city' | 'district' | null
  name1: string
  name2: string | null
  name3: string | null
  divided: number
  regionIds: string
  regionWarehouses: string | null
  warehouses: string | null
  callId: string | null
  acdGroupId: number | null
  callPlacementId: number | null
  placementId: number | null
  requireReview: number
  earlierOrderId: number | null
  requestHash: string
}

// One statement: each is a row by its key. Regions climb from the district to the province.
const SELECT = `
  SELECT customer.id AS customerId, customer.name, customer.kind,
    phone.number AS phone, phone2.number AS phone2,
    EXISTS (SELECT 1 FROM blocked_numbers blocked
      WHERE CHAR_LENGTH(blocked.range_from) = CHAR_LENGTH(phone.number)
        AND blocked.range_from <= phone.number AND blocked.range_to >= phone.number) AS blocked,
    method.id AS methodId, method.carrier_id AS carrierId, carrier.cod_limit_fen AS codLimitFen,
    EXISTS (SELECT 1 FROM delivery_method_regions served
      WHERE served.delivery_method_id = method.id) AS limited,
    EXISTS (SELECT 1 FROM delivery_method_regions served
      WHERE served.delivery_method_id = method.id
        AND served.region_id IN (region1.id, region2.id, region3.id)) AS reached,
    region1.level AS regionLevel, region1.name AS name1, region2.name AS name2, region3.name AS name3,
    EXISTS (SELECT 1 FROM regions inner_region WHERE inner_region.parent_id = region1.id) AS divided,
    CONCAT_WS(',', region1.id, region2.id, region3.id) AS regionIds,
    (SELECT GROUP_CONCAT(region_id, ':', warehouse_id ORDER BY position) FROM region_warehouses
      WHERE region_id IN (region1.id, region2.id, region3.id)) AS regionWarehouses,
    (SELECT GROUP_CONCAT(id ORDER BY id) FROM warehouses WHERE active = 1) AS warehouses,
    incoming.id AS callId, incoming.acd_group_id AS acdGroupId,
    (SELECT credited.placement_id FROM call_attributions credited
      WHERE credited.call_id = incoming.id AND credited.placement_id IS NOT NULL
      ORDER BY credited.probability DESC, credited.id LIMIT 1) AS callPlacementId,
    (SELECT id FROM placements WHERE id = ?) AS placementId,
    EXISTS (SELECT 1 FROM settings WHERE \`key\` = 'require_review' AND value = 'true') AS requireReview,
    earlier.order_id AS earlierOrderId, earlier.request_hash AS requestHash
  FROM (SELECT 1) one
  LEFT JOIN customers customer ON customer.id = ?
  LEFT JOIN customer_phones phone ON phone.customer_id = customer.id AND phone.position = 1
  LEFT JOIN customer_phones phone2 ON phone2.customer_id = customer.id AND phone2.position = 2
  LEFT JOIN delivery_methods method ON method.id =
    COALESCE(?, (SELECT id FROM delivery_methods WHERE is_default = 1 AND active = 1 ORDER BY position LIMIT 1))
  LEFT JOIN carriers carrier ON carrier.id = method.carrier_id
  LEFT JOIN regions region1 ON region1.id = ?
  LEFT JOIN regions region2 ON region2.id = region1.parent_id
  LEFT JOIN regions region3 ON region3.id = region2.parent_id
  LEFT JOIN calls incoming ON incoming.id = ?
  LEFT JOIN idempotency_keys earlier ON earlier.employee_id = ? AND earlier.\`key\` = ?`

/** Reads the facts that placing, editing and confirming an order are judged by, in one statement. */
export async function orderFacts(trx: Transaction, input: OrderFactsInput): Promise<OrderFacts> {
  const statements = await statementsOf(trx)
  const [row] = await statements.rows<Row>(SELECT, [
    input.placementId,
    input.customerId,
    input.deliveryMethodId,
    input.regionId,
    input.callId,
    input.employeeId,
    input.idempotencyKey,
  ])
  return {
    customer: row.customerId === null ? null : customerOf(row, row.customerId),
    delivery:
      row.methodId === null
        ? null
        : {
            methodId: row.methodId,
            carrierId: row.carrierId,
            codLimitFen: row.codLimitFen,
            reaches: !row.limited || Boolean(row.reached),
          },
    region: regionOf(row),
    call:
      row.callId === null ? null : { acdGroupId: row.acdGroupId, placementId: row.callPlacementId },
    placementKnown: input.placementId === null || row.placementId !== null,
    warehouseIds: warehousesOf(row),
    requireReview: Boolean(row.requireReview),
    earlier:
      row.earlierOrderId === null
        ? null
        : { orderId: row.earlierOrderId, requestHash: row.requestHash },
  }
}

function customerOf(row: Row, id: number): OrderFacts['customer'] {
  const { name, kind, phone, phone2 } = row
  return { id, name, kind, phone, phone2, blocked: Boolean(row.blocked) }
}

function regionOf(row: Row): OrderFacts['region'] {
  if (row.regionLevel === null) return null
  const names = [row.name1, row.name2, row.name3].filter((name) => name !== null).reverse()
  const [province = '', city = '', district = ''] = names
  return { province, city, district, divided: Boolean(row.divided) }
}

/** The list of the nearest region that has one. */
function warehousesOf(row: Row): number[] {
  const listed = (row.regionWarehouses ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split(':').map(Number))
  for (const regionId of row.regionIds.split(',').map(Number)) {
    const near = listed
      .filter(([region]) => region === regionId)
      .map(([, warehouseId]) => warehouseId)
    if (near.length > 0) return near
  }
  return (row.warehouses ?? '').split(',').filter(Boolean).map(Number)
}
