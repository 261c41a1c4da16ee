import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import { setting } from '#app/organisation/settings'
import { type CustomerClass, classOf } from '#app/customers/classes'

/** Sums a customer's point entries anew and writes points and class (TR16, TR17, TR20, TR23). */
export class RecalculateClass {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({
    customerId,
  }: {
    customerId: number
  }): Promise<{ points: number; customerClass: CustomerClass }> {
    const rules = {
      aFrom: await setting('class_a_points'),
      bFrom: await setting('class_b_points'),
      dFrom: await setting('class_d_points'),
    }
    return inTransaction(async (trx) => {
      const customer = await trx
        .from('customers')
        .where('id', customerId)
        .select('class_override', 'class_override_until')
        .forUpdate()
        .firstOrFail()
      const [sum] = await trx
        .from('point_entries')
        .where('customer_id', customerId)
        .sum('points as points')
      const points = Number(sum.points ?? 0)
      const override = customer.class_override
        ? { customerClass: customer.class_override, until: customer.class_override_until }
        : null
      const customerClass = classOf(points, rules, override, this.clock.now().toJSDate())
      await trx
        .from('customers')
        .where('id', customerId)
        .update({ points, customer_class: customerClass })
      return { points, customerClass }
    })
  }
}
