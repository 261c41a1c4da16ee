import { type Component, type Plugin, createApp, h } from 'vue'
import { createInertiaApp } from '@inertiajs/vue3'

type Mount = { el: Element; App: Component; props: object; plugin: Plugin }

/** The yardstick of `pages` in the browser: the same framework with nothing on its one page. */
createInertiaApp({
  resolve: () => ({ render: () => h('main', 'empty') }),
  setup({ el, App, props, plugin }: Mount) {
    createApp({ render: () => h(App, props) })
      .use(plugin)
      .mount(el)
  },
})
