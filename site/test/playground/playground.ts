/** The playground as it is built, on a server of its own, in a browser. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { launch } from '../../../test/browser/page';

const DIST = join(__dirname, '../../dist');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Server {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves site/dist as a plain server does: no header says more than a file's type. */
export async function serve(): Promise<Server> {
  if (!existsSync(join(DIST, 'playground/index.html')))
    throw new Error('site/dist/playground is not built: run `npm run site`');
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = join(DIST, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}/playground/`, close };
}

/** An open playground, with what it said on the console and asked for. */
export class Playground {
  readonly complaints: string[] = [];
  readonly requests: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.context().on('request', (request) => this.requests.push(request.url()));
  }

  /** @param script that runs in the page before its own */
  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
    script?: string,
  ): Promise<Playground> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    if (script !== undefined) await context.addInitScript(script);
    const playground = new Playground(await context.newPage());
    await playground.page.goto(address);
    return playground;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** The editor of the manifests, or of their new version. */
  editor(which: 'old' | 'new' = 'old'): Locator {
    return this.page.locator(`#${which} .cm-content`);
  }

  /** Pastes manifests in the place of what is in an editor. */
  async write(text: string, which: 'old' | 'new' = 'old'): Promise<void> {
    await this.editor(which).focus();
    await this.page.keyboard.press('Control+a');
    if (text === '') await this.page.keyboard.press('Delete');
    else
      await this.editor(which).evaluate((element, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
  }

  /** Waits until something is so in the page, whose policy has no place for Playwright's own way. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 30_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error('it has not become so within 30 s');
      await this.page.waitForTimeout(100);
    }
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  panel(view: string): Locator {
    return this.page.locator(`#panel-${view}`);
  }

  /** The picture that is shown. */
  picture(): FrameLocator {
    return this.page.frameLocator('#panel-survival iframe:not(.loading)');
  }
}

export { launch };
