import i18nManager from '@adonisjs/i18n/services/main'
import type { Content } from 'pdfmake/interfaces.js'
import { WAYBILL_TEMPLATES, type WaybillTemplate } from '#app/logistics/templates/catalogue'
import { renderDocument } from '#app/logistics/templates/document'
import { localSlip } from '#app/logistics/templates/local_slip'
import { mm } from '#app/logistics/templates/paper'
import { thermalLabel } from '#app/logistics/templates/thermal_label'
import type { LabelWords, WaybillLabel } from '#app/logistics/templates/waybill_label'

export type RenderWaybillsInput = { template: WaybillTemplate; labels: WaybillLabel[] }

/** Whoever handles a parcel reads Chinese, whatever language the clerk's screen has. */
const LABEL_LOCALE = 'zh-CN'

/** One PDF with one label a page, the Chinese font embedded with the signs that occur. Only the worker calls it. */
export class RenderWaybills {
  async handle({ template, labels }: RenderWaybillsInput): Promise<Buffer> {
    const paper = WAYBILL_TEMPLATES[template]
    const i18n = i18nManager.locale(LABEL_LOCALE)
    const words: LabelWords = (key, values) => i18n.t(`logistics.label.${key}`, values)
    const draw = (label: WaybillLabel) =>
      template === 'local_slip' ? localSlip(label, words) : thermalLabel(label, paper, words)

    return renderDocument({
      pageSize: { width: mm(paper.width), height: mm(paper.height) },
      pageMargins: 0,
      info: { title: words('document', { count: labels.length }) },
      content: labels.flatMap((label, index): Content[] => [
        ...(index === 0 ? [] : [{ text: '', pageBreak: 'before' } as const]),
        ...draw(label),
      ]),
    })
  }
}
