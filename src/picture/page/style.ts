import { COLUMNS } from '../graph';
import { LEFT } from '../layout';
import { CODES } from '../outcomes';
import { PALETTE } from '../palette';
import { EVENTS } from '../../survival/event';
import { colourRules, DRAWING_STYLE } from '../svg';

const VARIABLE: Readonly<Record<string, string>> = { '-': 'none' };
const variable = (name: string): string => `--${VARIABLE[name] ?? name}`;
const colour = (name: string): string => `var(${variable(name)})`;

const VARIABLES = Object.entries(PALETTE)
  .map(([name, [light, dark]]) => `${variable(name)}:light-dark(${light},${dark})`)
  .join(';');

const OUTCOMES = CODES.map(
  (code) =>
    `.o[data-c="${code}"],.summary [data-c="${code}"],#panel [data-c="${code}"] bdi:nth-child(2){color:${colour(code)}}`,
).join('');

const SHOWN_COLUMN = EVENTS.map((_, index) => `#table[data-event="${index}"] tr>:nth-child(${index + 4})`).join(',');

const HEADS = COLUMNS.map((column) => `.h-${column}{left:${LEFT[column]}px}`).join('');

export const STYLE = `
:root{color-scheme:light dark;${VARIABLES}}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
[hidden]{display:none!important}
h1{font-size:20px;letter-spacing:-.01em;margin:0}h2{font-size:15px;margin:0 0 4px}p{margin:0}
a{color:var(--focus)}small{display:block;color:var(--quiet);font-size:12px}
header,main,.bar{padding-inline:max(20px,calc((100vw - 1360px)/2))}
header{display:flex;flex-wrap:wrap;gap:12px 24px;align-items:end;justify-content:space-between;padding-block:20px 14px}
header p,.hint,.none{color:var(--quiet);font-size:13px}
.tools{display:flex;flex-wrap:wrap;gap:10px;align-items:center}
input[type=search],button{font:inherit;font-size:13px;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:5px 10px}
input[type=search]{width:230px}button{cursor:pointer}
.check{font-size:13px;display:flex;gap:5px;align-items:center}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.bar{position:sticky;top:0;z-index:2;background:var(--page);border-block:1px solid var(--line);padding-block:10px;display:grid;gap:8px}
.events{border:0;margin:0;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:6px}
.events legend{float:left;padding:3px 8px 3px 0;font-weight:600;font-size:13px}
.events label{position:relative}.events input{position:absolute;opacity:0;inset:0;margin:0;cursor:pointer}
.events label>span{display:inline-flex;gap:6px;padding:3px 10px;border:1px solid var(--line);border-radius:99px;background:var(--card);font-size:13px;white-space:nowrap}
.events input:checked+span{background:var(--text);border-color:var(--text);color:var(--page)}
.events input:focus-visible+span{outline:2px solid var(--focus);outline-offset:2px}
.count{font-variant-numeric:tabular-nums;font-weight:650;color:var(--l)}.events input:checked+span .count{color:inherit}
.summary{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:0;padding:0;font-size:13px}
.summary li{display:flex;gap:6px;align-items:center}.summary b{font-variant-numeric:tabular-nums}
#sentence{font-size:13px}
main{padding-block:20px 80px;display:grid;gap:36px}main>section{min-width:0;scroll-margin-top:130px}
#findings{scroll-margin-top:130px}
.scroll{overflow-x:auto;margin-top:10px}
.heads{position:relative;height:24px;width:1240px}.heads span{position:absolute;font-size:11px;font-weight:600;color:var(--quiet)}${HEADS}
.part{display:block;margin-bottom:14px;content-visibility:auto}
.n{cursor:pointer;outline:none}.n:focus-visible>.b:last-of-type{stroke:var(--focus);stroke-width:2.5}
.n:hover>.b{stroke:var(--quiet)}
.selecting .n:not(.on),.selecting .e:not(.on){opacity:.22}
${DRAWING_STYLE}${colourRules(colour)}
table{border-collapse:collapse;font-size:13px;background:var(--card);width:100%}
th,td{text-align:left;vertical-align:top;padding:7px 8px;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
thead th{vertical-align:bottom;font-size:12px;color:var(--quiet)}
thead button{all:unset;cursor:pointer;font-weight:600;overflow-wrap:normal}thead button:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.group th{font-weight:650;background:var(--page);padding-top:14px}
tbody tr>:nth-child(1){min-width:192px}tbody tr>:nth-child(2){min-width:160px}tbody tr>:nth-child(3){min-width:165px}
.path,pre,code,.at{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.path{font-weight:600}
.o{font-size:12px;white-space:nowrap;overflow-wrap:normal}.o[data-c=l],.o[data-c=s]{font-weight:700}.o[data-c=k]{font-weight:400}
${OUTCOMES}
${SHOWN_COLUMN}{background:color-mix(in srgb,var(--focus) 9%,transparent)}
tr.on>:first-child{box-shadow:inset 3px 0 var(--focus)}
.rule{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--quiet);border-radius:6px;padding:10px 14px;margin-top:12px;font-size:13px;overflow-wrap:anywhere}
.rule.error{border-left-color:var(--l)}.rule.warning{border-left-color:var(--s)}
.rule h3{font-size:14px;font-weight:650;margin:0}.error h3 b{color:var(--l)}.warning h3 b{color:var(--s)}
.rule ul{list-style:none;margin:8px 0 0;padding:0}.rule li{border-top:1px solid var(--line);padding:8px 0}
.what{font-weight:600}.where{color:var(--quiet)}
pre{margin:6px 0;padding:6px 10px;background:var(--page);border-radius:4px;white-space:pre-wrap}
mark{background:none;color:inherit;text-decoration:underline wavy var(--l)}
#panel{position:fixed;z-index:3;right:16px;bottom:16px;width:min(420px,calc(100vw - 32px));max-height:46vh;overflow:auto;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px;box-shadow:0 8px 30px #0004}
#panel h2{padding-right:30px;overflow-wrap:anywhere}#panel ul{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:8px;font-size:13px}
#panel bdi{display:block;overflow-wrap:anywhere}#panel bdi:first-child{font-weight:600}#panel bdi:nth-child(3){color:var(--quiet);font-size:12px}
#close{position:absolute;right:10px;top:8px;border:0;background:none;font-size:18px;line-height:1}
@media(max-width:640px){header,main,.bar{padding-inline:14px}.bar{position:static}.tools,input[type=search]{width:100%}.events{flex-wrap:nowrap;overflow-x:auto;padding:3px}.events legend{float:none}}
@media(forced-colors:active){.e,.a,.s{stroke:CanvasText}}
@page{size:A4 landscape;margin:12mm}
@media print{:root,:root[data-theme]{color-scheme:light}body{background:#fff}.tools,.hint,#panel{display:none!important}.bar{position:static}.events label:not(:has(:checked)){display:none}.events input:checked+span{background:none;color:var(--text)}.scroll{overflow:visible}.part{max-width:100%;height:auto;break-inside:avoid;content-visibility:visible}.heads{display:none}table,.path,thead th{font-size:8.5px}.path{overflow-wrap:anywhere}th,td{padding:3px 4px}tbody tr>:nth-child(n){min-width:0}tbody tr>:nth-child(1){width:15%}tbody tr>:nth-child(2){width:15%}tbody tr>:nth-child(3){width:14%}.o{font-size:8px}small{font-size:8px}.rule li,tr{break-inside:avoid}.rule h3,.rule>p{break-after:avoid}main{display:block;padding:0}section{margin-top:14px}}
`;
