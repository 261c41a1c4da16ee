import { Job } from '#core/queue/job'
import { MakeParcelList } from '#app/logistics/services/make_parcel_list'

/** Writes the Excel or PDF file of a list of parcels. */
export default class MakeParcelListJob extends Job<{ fileId: number }> {
  static override readonly name = 'logistics.make_parcel_list'
  static readonly attempts = 2

  async handle({ fileId }: { fileId: number }) {
    await new MakeParcelList().handle({ fileId })
  }
}
