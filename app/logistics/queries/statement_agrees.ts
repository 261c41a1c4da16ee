import db from '@adonisjs/lucid/services/db'
import { agreedFeeFen } from '#app/logistics/cod'
import { codTermsOf } from '#app/logistics/queries/cod_terms'

/** Whether a statement of the parcel's carrier names it with the whole cash less the agreed fee. */
export async function statementAgrees(shipmentId: number): Promise<boolean> {
  const parcel = await db
    .from('shipments as s')
    .join('orders as o', 'o.id', 's.order_id')
    .where('s.id', shipmentId)
    .select('s.carrier_id as carrierId', 's.waybill_no as waybillNo', 'o.total_fen as totalFen')
    .firstOrFail()
  const { carrierId, waybillNo } = parcel
  const totalFen = Number(parcel.totalFen)
  const terms = await codTermsOf({ carrierId, courierId: null }, db.connection())
  const line = await db
    .from('cod_statement_lines as l')
    .join('cod_statements as st', 'st.id', 'l.cod_statement_id')
    .where({ 'st.carrier_id': carrierId, 'l.waybill_no': waybillNo })
    .where('l.amount_fen', totalFen - agreedFeeFen(terms, totalFen))
    .select('l.id')
    .first()
  return line !== null
}
