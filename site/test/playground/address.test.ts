import { HOSTILE, many, MISSPELT, TAG } from './manifests';
import { serve } from './playground';
import { Session } from './session';

const session = Session.ofFile();

/** The address, as soon as it holds what was typed. */
async function sharedAddress(): Promise<string> {
  await session.playground.until(() => Promise.resolve(session.playground.page.url().includes('#yaml=')));
  return session.playground.page.url();
}

test('the address holds what is typed, and another reader sees the same', async () => {
  await session.open();
  await session.playground.write(MISSPELT);
  const address = await sharedAddress();
  expect(address.length).toBeLessThan(700);
  await session.playground.close();
  await session.openAt(address);
  await session.said('findings', '1 error in 1 object');
  expect(await session.playground.editor().innerText()).toContain('replica: 2');
  expect(session.playground.requests.some((url) => url.includes('#'))).toBe(false);
});

test('a comparison is shared with both versions', async () => {
  const { page } = await session.open('#example=renamed-claim');
  await session.said('changes', 'pvc-renamed');
  await page.getByRole('button', { name: 'Copy a link' }).click();
  expect(await page.getByRole('status').textContent()).not.toBe('');
  expect(page.url()).toContain('#example=renamed-claim');
  await session.playground.write(`${await session.playground.editor('new').innerText()}\n# Renamed.\n`, 'new');
  const address = await sharedAddress();
  await session.playground.close();
  await session.openAt(address);
  await session.said('changes', 'pvc-renamed');
  expect(await session.playground.editor('new').innerText()).toContain('# Renamed.');
});

test('an address that names an example shows it, and the menu says which', async () => {
  const { page } = await session.open('#example=rules/emptydir-unbounded');
  await session.said('findings', 'emptydir-unbounded');
  const menu = page.getByRole('combobox', { name: 'Example' });
  await page.locator('#examples optgroup').first().waitFor({ state: 'attached' });
  expect(await menu.inputValue()).toBe('rules/emptydir-unbounded');
  await menu.selectOption('rules/emptydir-unbounded/good');
  await session.said('findings', 'Nothing found');
  expect(page.url()).toContain('#example=rules/emptydir-unbounded/good');
  await page.goBack();
  await session.said('findings', 'emptydir-unbounded');
  await session.playground.write(MISSPELT);
  await sharedAddress();
  expect(await menu.inputValue()).toBe('');
});

test.each([
  ['cut off', '#yaml=q1YqSyzKTMxJVbJSSsksLkjMS1WyUlBQSsvPV'],
  ['of other letters', '#yaml=%%%<img src=x onerror=window.stolen=1>'],
  ['of something else', '#yaml=q1ZKSS1OVrJSMjQyVqoFAA'],
  ['empty', '#yaml='],
])('an address that is %s is answered by a sentence, and the first example is there', async (_, hash) => {
  const { page } = await session.open(hash);
  await page.getByText(/^The address is damaged/).waitFor();
  await session.said('findings', '1 error in 2 objects');
  expect(await page.evaluate('typeof window.stolen')).toBe('undefined');
});

test('an example that is not there is answered by a sentence', async () => {
  const { page } = await session.open(`#example=${encodeURIComponent(TAG)}`);
  await page.getByText(`There is no example ${TAG}: choose one of the list.`).waitFor();
  expect(await page.evaluate("document.querySelectorAll('img').length")).toBe(0);
});

test('an address with names that would run shows them as text', async () => {
  await session.open();
  await session.playground.write(HOSTILE);
  const address = await sharedAddress();
  await session.playground.close();
  await session.openAt(address);
  await session.said('findings', TAG);
  await session.playground.tab('Survival').click();
  await session.playground.picture().getByText('The way to the bytes').waitFor();
  for (const frame of session.playground.page.frames())
    expect(await frame.evaluate("typeof window.stolen + document.querySelectorAll('img').length")).toBe('undefined0');
});

test('what is too long for an address is said to be, and the address holds nothing', async () => {
  const { page } = await session.open();
  // Text that can't be made much smaller.
  const random = Array.from(
    { length: 4000 },
    (_, at) => `# ${((at + 1) ** 7.3).toString(36)}${(at ** 9.1).toString(36)}`,
  );
  await session.playground.write(`${MISSPELT}${random.join('\n')}\n`);
  await session.said('findings', '1 error in 1 object');
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await page.getByText('These manifests are too long for an address.').waitFor();
  expect(new URL(page.url()).hash).toBe('');
});

test('what unpacks to more than is ever looked at is taken for damaged', async () => {
  await session.open();
  const hash = await session.playground.page.evaluate<string>(`(async () => {
    const text = JSON.stringify(['#'.repeat(30_000_000)]);
    const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
    const characters = Array.from(new Uint8Array(packed), (byte) => String.fromCharCode(byte)).join('');
    return '#yaml=' + btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  })()`);
  await session.playground.close();
  await session.open(hash);
  await session.playground.page.getByText(/^The address is damaged/).waitFor();
});

test('it works without a network once it was loaded, the program too', async () => {
  const { page } = await session.open();
  await page.getByText('It works without a network from now on.').waitFor();
  await page.context().setOffline(true);
  await session.server.close();
  await page.goto(`${session.server.address}#example=renamed-claim`);
  await page.reload();
  await session.said('changes', 'pvc-renamed');
  await session.playground.tab('Program').click();
  await session.said('program', /new StatefulApp/);
  session.server = await serve();
});

test('many megabytes are refused with a sentence that says what takes them', async () => {
  await session.open();
  await session.said('findings', '1 error');
  await session.playground.write(many(10_000_000));
  await session.said('findings', /^These are 10 MB; up to 5 MB are looked at here.*cdk8s-stateful check FOLDER/);
});
