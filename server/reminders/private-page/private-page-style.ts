import { createHash } from "node:crypto";
import { OPEN_SECONDS } from "./page-secrets.ts";

/** Written by the page itself as it is left: whoever goes back finds it closed, however late its last word reaches us. */
export const LEFT = "l";

/*
 * In the page itself, and allowed by their hashes: one request on a slow phone, and no file of a telling name beside it. The
 * letters alone are fetched, where the phone has none of its own.
 */
export const PAGE_STYLE = `
@font-face{font-family:"page naskh";font-display:swap;font-weight:400;src:local("Noto Naskh Arabic"),url("/fonts/noto-naskh-arabic-400.woff2") format("woff2")}
@font-face{font-family:"page naskh";font-display:swap;font-weight:700;src:local("Noto Naskh Arabic Bold"),url("/fonts/noto-naskh-arabic-700.woff2") format("woff2")}
@font-face{font-family:"page nastaliq";font-display:swap;font-weight:700;src:local("Noto Nastaliq Urdu Bold"),url("/fonts/noto-nastaliq-urdu-700.woff2") format("woff2")}
:root{color-scheme:light dark;--paper:#fff;--ground:#f1f4f7;--ink:#16202c;--soft:#4a5868;--rule:#d5dbe2;--blue:#173f7a;--on-blue:#fff;--tint:#e8eff9}
@media (prefers-color-scheme:dark){:root{--paper:#161c24;--ground:#0e1318;--ink:#e6ebf1;--soft:#a9b5c2;--rule:#2f3945;--blue:#9fc2f5;--on-blue:#0e1318;--tint:#1c2836}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{background:var(--ground);-webkit-text-size-adjust:100%;overflow-y:scroll}
body{--text:system-ui,sans-serif;--display:var(--text);margin:0;min-block-size:100vh;color:var(--ink);font:1.25rem/1.5 var(--text)}
body:lang(ur),body:lang(sd){--text:"page naskh",system-ui,sans-serif;line-height:1.75}
body:lang(ur){--display:"page nastaliq","Jameel Noori Nastaleeq","page naskh",serif}
nav :lang(ur),nav :lang(sd){font-family:"page naskh",system-ui,sans-serif}
nav :lang(en){font-family:system-ui,sans-serif}
bdi{unicode-bidi:isolate}.place bdi,.office bdi{white-space:nowrap}
header{position:sticky;inset-block-start:0;z-index:1;background:var(--ground);border-block-end:1px solid var(--rule)}
header>div{max-inline-size:34rem;margin-inline:auto;padding:.5rem 1rem;display:flex;align-items:center;gap:.5rem}
nav{flex:1;display:flex;flex-wrap:wrap}
nav a,nav strong{padding:.5rem .6rem;color:var(--soft);font-weight:400;font-size:1.05rem;text-decoration:none;line-height:1.5;border-radius:.5rem}
nav strong{color:var(--ink);font-weight:700}
nav a:hover{background:var(--tint)}
main{max-inline-size:34rem;margin:1rem auto 3rem;padding:0 1rem}
.card{background:var(--paper);border:1px solid var(--rule);border-radius:1.25rem;padding:1.5rem 1.25rem}
.small{color:var(--soft);font-size:1.05rem;margin:0}
h1{margin:0;font:700 2.75rem/1.2 var(--display);letter-spacing:-.01em}
h1 span{display:block}
:lang(ur) h1{line-height:1.9;letter-spacing:0;font-size:2.3rem;margin-block:-.1em .2em}
:lang(sd) h1{line-height:1.5;letter-spacing:0}
.card+*{margin-block-start:1rem}
.far{display:inline-block;margin:.75rem 0 0;padding:.1rem .9rem;border-radius:2rem;background:var(--tint);color:var(--blue);font-weight:700}
.facts{list-style:none;margin:1.25rem 0 0;padding:1.25rem 0 0;border-block-start:1px solid var(--rule);display:grid;gap:.75rem}
.facts li{display:grid;grid-template-columns:1.75rem 1fr;gap:.75rem;align-items:start}
.facts svg{inline-size:1.75rem;block-size:1.75rem;margin-block-start:.15em;color:var(--blue)}
.facts .time{font-size:1.9rem;font-weight:700;line-height:1.3}
.facts .place{font-size:1.45rem;line-height:1.4}
.facts .place small{display:block;font-size:1.15rem;color:var(--soft)}
:lang(ur) .facts .time,:lang(ur) .facts .place,:lang(sd) .facts .time,:lang(sd) .facts .place{line-height:1.6}
.facts .time+svg{margin-block-start:0}
svg{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
.plain{font-size:1.6rem;line-height:1.5;margin:0}
:lang(ur) .plain,:lang(sd) .plain{line-height:1.8}
.status{margin:0 0 1rem;padding:.75rem 1rem;border-radius:.9rem;background:var(--tint);border-inline-start:.35rem solid var(--blue)}
form{margin:0}
.answers{display:grid;gap:.75rem;margin-block-start:1rem}
button,.button{display:flex;align-items:center;justify-content:center;gap:.75rem;inline-size:100%;min-block-size:3.75rem;padding:.5rem 1rem;border-radius:1rem;border:2px solid var(--blue);background:var(--paper);color:var(--blue);font:700 1.35rem/1.4 var(--text);text-align:center;cursor:pointer;text-decoration:none}
button svg{inline-size:1.6rem;block-size:1.6rem;stroke-width:2.4}
button.first{background:var(--blue);color:var(--on-blue)}
button[aria-pressed=true]{box-shadow:inset 0 0 0 .2rem var(--paper)}
button.quiet{border-color:var(--rule);color:var(--ink);font-weight:400;font-size:1.2rem;min-block-size:3.25rem}
.listen{margin-block-start:1.25rem}
header button{inline-size:auto;min-block-size:3rem;padding:.25rem 1.1rem;border-color:var(--ink);background:var(--ink);color:var(--paper);font-size:1.1rem;border-radius:.75rem}
button:focus-visible,a:focus-visible,input:focus-visible,summary:focus-visible{outline:4px solid var(--blue);outline-offset:3px}
.enter{display:grid;gap:1rem;max-inline-size:22rem;margin:8vh auto 0}
label{font-weight:700;font-size:1.35rem}
label small{font-weight:400;font-size:1.05rem;color:var(--soft);margin-inline-start:.5rem}
input[name=code]{display:block;inline-size:100%;margin-block-start:.5rem;padding:.6rem;border:2px solid var(--soft);border-radius:1rem;background:var(--paper);color:var(--ink);font:700 2.25rem/1.3 ui-monospace,"Liberation Mono",monospace;letter-spacing:.22em;text-align:center;direction:ltr}
details{border-block-start:1px solid var(--rule);margin-block-start:1.5rem;padding-block-start:.5rem}
summary{padding:.6rem 0;color:var(--soft);cursor:pointer;font-size:1.1rem}
details p{font-size:1.1rem;color:var(--soft);margin:1.25rem 0 .5rem}
.office{margin-block-start:1.25rem;text-align:center;font-size:1.1rem;color:var(--soft)}
.office a{color:var(--blue)}
dl{margin:1.25rem 0 0;display:grid;gap:1.25rem}
dt{color:var(--soft);font-size:1.1rem}
dd{margin:.25rem 0 0;font:700 1.55rem/1.5 ui-monospace,"Liberation Mono",monospace;overflow-wrap:anywhere}
dd span{white-space:nowrap}
dd.code{font-size:2.5rem;letter-spacing:.1em}
@media (min-width:40rem){main{margin-block-start:2.5rem}.card{padding:2.25rem}}
@media print{body{display:none}}
`.trim();

/**
 * Leaves at once and keeps no way back to here, reads aloud where the phone can and is silent at a second press, shows nothing again from memory, and asks
 * for the code anew when the page was left lying open.
 */
export const PAGE_SCRIPT = `
(function(){
var d=document,x=d.querySelector("form.exit"),b=d.querySelector(".listen"),s=window.speechSynthesis;
function hush(){if(s)s.cancel()}
function go(){hush();d.documentElement.hidden=true;d.cookie="${LEFT}=1;path="+location.pathname+";samesite=strict;max-age=${OPEN_SECONDS + 60}";try{fetch(x.action,{method:"POST",body:new URLSearchParams({do:"leave"}),keepalive:true})}catch(e){}location.replace(x.dataset.to)}
if(x){x.addEventListener("submit",function(e){e.preventDefault();go()});d.addEventListener("keydown",function(e){if(e.key==="Escape")go()})}
if(d.querySelector(".card"))setTimeout(function(){location.replace(location.href)},${(OPEN_SECONDS + 10) * 1000});
addEventListener("pagehide",hush);
addEventListener("pageshow",function(e){if(e.persisted)location.reload()});
function voice(){var l=d.documentElement.lang;return s.getVoices().find(function(v){return v.lang.toLowerCase().split(/[-_]/)[0]===l})}
function offer(){b.hidden=!voice()}
if(b&&s){offer();if(s.addEventListener)s.addEventListener("voiceschanged",offer);
b.addEventListener("click",function(){if(s.speaking)return hush();var v=voice(),u=new SpeechSynthesisUtterance(d.querySelector(".say").innerText.replace(/\\n+/g,". "));u.voice=v;u.lang=v.lang;u.rate=.9;s.speak(u)})}
})();
`.trim();

const allowed = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${allowed(PAGE_STYLE)}`,
  `script-src ${allowed(PAGE_SCRIPT)}`,
  "font-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
