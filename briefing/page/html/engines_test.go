package html

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing/page"
)

// engineFrames are frames as the publishing systems of ministries write them, in several
// languages. In most of them the headline is no <h1>, or <title> does not hold it.
var engineFrames = map[string]string{
	"SharePoint": `<!DOCTYPE html><html lang="es-es"><head><meta name="GENERATOR" content="Microsoft SharePoint"><title>Páginas - 20190508_NOTA087</title></head>
<body><form id="aspnetForm" action="./n.aspx"><div class="aspNetHidden"><input type="hidden" id="__VIEWSTATE" value="/wEPDwUKLTE2"></div><div id="s4-ribbonrow" style="display:none"><span>Acciones del sitio</span></div>
<div id="cabecera"><div class="idiomas"><a href="#">Castellano</a> | <a href="#">Català</a> | <a href="#">English</a></div><a href="/" class="logo"><img alt="Gobierno de Nordavia. Ministerio de Asuntos Exteriores" src="/logo.png"></a></div>
<div class="menu-principal">` + listMenu + `</div><div class="migas"><span>Está usted en:</span> <a href="#">Inicio</a> &gt; <a href="#">Comunicación</a> &gt; <a href="#">Notas de prensa</a></div>
<div id="cuerpo"><table width="100%"><tr><td class="izq"><h2>Comunicación</h2><ul><li>Notas de prensa</li><li>Comunicados</li><li>Agenda del ministro</li><li>Archivo histórico</li></ul></td>
<td class="centro"><div class="ms-rtestate-field"><div class="nota-num">Nota 087</div><div class="nota-titulo"><span>TITLE</span></div><div class="nota-fecha">DAY</div><div id="ctl00_PlaceHolderMain_contenido">TEXT</div>
<div class="compartir"><a href="#">Compartir en Facebook</a><a href="#">Imprimir</a></div></div>
<div class="otras"><h3>Últimas notas de prensa</h3>` + teasers(4, `<div class="item"><a href="/n/%d">%s</a> <span class="f">%s</span> <p>%s</p></div>`) + `</div></td>
<td class="der"><h3>Oficina de Información Diplomática</h3><p>Plaza Mayor, 8<br>28006 Portville</p><h3>Emergencia consular</h3><p>Teléfono: 91 000 00 00</p></td></tr></table></div>
<div id="pie"><p>Aviso legal</p><p>Accesibilidad</p><p>Uso de cookies: este sitio emplea cookies propias.</p></div></form></body></html>`,

	"Drupal 7, the category as h1": `<!DOCTYPE html><html xml:lang="en"><head><title>Press release | Ministry of Foreign Affairs</title><meta name="Generator" content="Drupal 7 (http://drupal.org)"></head>
<body class="html not-front node-type-article"><div id="skip-link"><a href="#main-content" class="element-invisible">Skip to main content</a></div><div id="page-wrapper"><div id="header"><a href="/en" id="logo"><img src="/logo.png" alt="Home"></a><div id="site-name"><strong>Ministry of Foreign Affairs</strong></div></div>
<div id="main-menu">` + listMenu + `</div><div id="breadcrumb"><h2 class="element-invisible">You are here</h2><a href="/en">Home</a> » <a href="/en/press">Press</a> » Press releases</div>
<div id="sidebar-first"><div class="block"><h2>Events</h2><table class="calendar"><caption>June 2021</caption><tr><th>Mo</th><th>Tu</th></tr><tr><td><a href=#1>1</a></td><td><a href=#2>2</a></td></tr><tr><td><a href=#3>3</a></td><td><a href=#4>4</a></td></tr></table></div><div class="block"><h2>Travel alerts</h2><ul><li>Level 9: Leave the country: Farland</li><li>Level 7: Avoid all travel: Eastland</li></ul></div></div>
<div id="content"><a id="main-content"></a><h1 class="title" id="page-title">Press release</h1><div class="node node-article"><span class="submitted">DAY</span><div class="content"><div class="field-title"><strong>TITLE</strong></div><div class="field-body">TEXT</div></div>
<ul class="links inline"><li><a href="#">Printer-friendly version</a></li><li><a href="#">Send by email</a></li></ul></div>
<div class="view-related"><h2>Latest press releases</h2>` + teasers(4, `<div class="views-row"><h3><a href="/n/%d">%s</a></h3><span class="date">%s</span><p>%s</p></div>`) + `<div class="pager"><a href="#">next ›</a> <a href="#">last »</a></div></div></div>
<div id="sidebar-second"><div class="block"><h2>Contact</h2><p>Long Street 31, Sector 1, Portville</p><p>Press office: +40 21 000 21 50</p></div><div class="block"><h2>Most viewed</h2><ol><li>Visa regime</li><li>Consulates</li></ol></div></div><div id="footer">` + listMenu + `<p>Copyright MFA Nordavia</p></div></div></body></html>`,

	"Drupal 10, paragraphs and a views block": `<!DOCTYPE html><html lang="fr" dir="ltr" prefix="og: https://ogp.me/ns#"><head><title>TITLE | Ministère des Affaires étrangères</title><meta property="article:published_time" content="2019-05-07T23:30:00+00:00"><meta property="article:modified_time" content="2021-06-04T10:00:00+02:00"></head>
<body class="path-node page-node-type-actualite"><a href="#main" class="visually-hidden focusable skip-link">Aller au contenu principal</a><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><header class="fr-header" role="banner"><p class="fr-logo">Ministère<br>des Affaires<br>étrangères</p><nav role="navigation">` + listMenu + `</nav></header>
<div class="layout-container"><nav class="fr-breadcrumb"><button>Voir le fil d’Ariane</button><ol><li><a href="/">Accueil</a></li><li><a href="/a">Actualités</a></li></ol></nav>
<main role="main" id="main"><div class="layout-content"><div class="region region-content"><article data-history-node-id="9" class="node node--type-actualite"><div class="fr-tags-group"><p class="fr-tag">Communiqué</p></div>
<h1><span class="field field--name-title">TITLE</span></h1><div class="field--name-field-date"><div class="field__label visually-hidden">Date</div><div class="field__item"><time datetime="2019-05-07T22:00:00Z">DAY</time></div></div>
<div class="share"><p>Partager la page</p><ul><li><button>Partager sur Facebook</button></li></ul></div><div class="field--name-field-paragraphs"><div class="paragraph paragraph--type--texte"><div class="field--name-field-texte">TEXT</div></div></div>
<div class="paragraph paragraph--type--contact"><h3>Contact presse</h3><p>Service de presse, 1 longue rue, Portville</p><p><a href="mailto:presse@nordavia.example">presse@nordavia.example</a></p></div></article>
<div class="views-element-container"><h2>À lire aussi</h2><div class="view-content">` + teasers(3, `<div class="fr-card"><h3 class="fr-card__title"><a href="/n/%d">%s</a></h3><p class="fr-card__detail">%s</p><p class="fr-card__desc">%s</p></div>`) + `</div></div></div></div></main></div>
<footer class="fr-footer"><p>Sauf mention contraire, tous les contenus de ce site sont sous licence ouverte.</p>` + listMenu + `</footer></div></body></html>`,

	"TYPO3": `<!DOCTYPE html><html lang="de"><head><title>Meldung - Außenministerium</title><meta name="generator" content="TYPO3 CMS"><meta name="DC.Date" content="2021-06-04"></head><body id="p4711" class="layout-3"><div class="accesskeys"><ul><li><a href="#c">Inhalt (Accesskey 1)</a></li><li><a href="#n">Navigation (Accesskey 2)</a></li></ul></div>
<div id="kopf"><div class="logo"><a href="/"><img src="l.svg" alt="Außenministerium der Republik Nordavia"></a></div><div class="suche"><form><input name="q"></form></div></div><div id="hauptnavigation">` + listMenu + `</div>
<div class="brotkrumen">Sie befinden sich hier: <a href="/">Startseite</a> / <a href="/m">Ministerium</a> / <a href="/p">Presse</a> / Aussendungen</div>
<div id="inhalt"><!--TYPO3SEARCH_begin--><div id="c123" class="csc-default"><div class="news news-single"><div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h3 itemprop="headline">TITLE</h3></div><div class="footer"><p><span class="news-list-date"><time datetime="2019-05-08">DAY<meta itemprop="datePublished" content="2019-05-08"></time></span></p></div>
<div class="news-text-wrap" itemprop="articleBody">TEXT</div><div class="news-related-wrap"><h4>Weitere Meldungen</h4><ul>` + teasers(3, `<li><a href="/n/%d">%s</a> <span>%s</span> <p>%s</p></li>`) + `</ul></div><div class="news-backlink-wrap"><a href="/p">Zurück</a></div></div></div></div>
<div class="csc-default"><div class="csc-header"><h2>Rückfragehinweis</h2></div><p>Presseabteilung<br>Telefon: +43 50 1115<br>E-Mail: <a href="mailto:presse@nordavia.example">presse@nordavia.example</a></p></div><!--TYPO3SEARCH_end--></div>
<div id="rechts"><div class="csc-default"><h2>Reisewarnungen</h2><p>Vor Reisen nach Fernland wird derzeit ohne Ausnahme gewarnt, da die Lage dort sehr unsicher ist.</p></div></div><div id="fuss"><p>© Außenministerium 2021 | <a href="/i">Impressum</a> | <a href="/d">Datenschutz</a></p></div></body></html>`,

	"Nuxt": `<!doctype html><html data-n-head-ssr lang="en"><head><title>TITLE - Ministry of Foreign Affairs of the Republic of Nordavia</title><meta property="og:site_name" content="gov.nd"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"TITLE","datePublished":"2019-05-07T20:30:00Z","dateModified":"2021-06-01T04:10:00Z"}</script></head>
<body><div id="__nuxt"><div id="__layout"><div class="layout"><div class="vi-panel" style="display:none"><p>Font size</p></div><header class="header"><div class="header__top"><a href="/">Unified platform of Internet resources of state bodies</a><button>Sign in</button></div><h1 class="header__title">Ministry of Foreign Affairs of the Republic of Nordavia</h1><div class="menu-desktop">` + listMenu + `</div></header>
<div class="breadcrumbs"><a href="/">Main</a><a href="/e">State bodies</a><a href="/m">Ministry of Foreign Affairs</a><span>News</span></div><div class="content"><div class="content__inner"><div class="block-article"><div class="block-article__head"><span class="tag">Foreign policy</span><h2 class="block-article__title">TITLE</h2><div class="block-article__info"><span class="date">DAY</span><span class="eye">411</span><span class="audio">Listen</span></div></div>
<div class="block-article__content">TEXT</div><div class="block-article__share"><span>Share</span><a href="#">Facebook</a><a href="#">VK</a></div><div class="rating"><p>Was this page helpful?</p><button>Yes</button><p>Number of ratings: 12</p></div></div>
<aside class="sidebar"><h3>Last news</h3>` + teasers(4, `<a class="side-card" href="/s/%d"><span class="t">%s</span><span class="d">%s</span><span>%s</span></a>`) + `<h3>Attention</h3><p>Electronic visas are issued through the portal of the police.</p></aside></div></div><footer class="footer"><div class="menu-footer">` + listMenu + `</div><p>Call-center 1414</p><p>Last update of the page 01.06.2021</p></footer></div></div></div></body></html>`,

	"AEM": `<!DOCTYPE html><html lang="en" dir="ltr"><head><title>Readout - Global Affairs Nordavia - nordavia.example</title><meta name="dcterms.issued" content="2019-05-08"><meta name="dcterms.modified" content="2021-06-04"></head><body vocab="http://schema.org/" typeof="WebPage"><ul id="wb-tphp"><li class="wb-slc"><a class="wb-sl" href="#wb-cont">Skip to main content</a></li></ul>
<header role="banner"><div id="wb-bnr" class="container"><section id="wb-lng"><h2 class="wb-inv">Language selection</h2><a lang="fr" href="/fr">Français</a></section><section id="wb-srch"><h2>Search</h2><form><input name="q"></form></section></div><nav class="gcweb-menu"><h2>Menu</h2>` + listMenu + `</nav><nav id="wb-bc"><h2>You are here:</h2><ol><li><a href="/">Nordavia.example</a></li><li><a href="/g">Global Affairs</a></li></ol></nav></header>
<main role="main" property="mainContentOfPage" class="container"><div class="newsrelease parbase"><div class="row"><h1 property="name headline" id="wb-cont">TITLE</h1><p class="gc-byline"><strong>From: <a href="/g">Global Affairs Nordavia</a></strong></p></div><div class="mwsgeneric-base-html parbase section"><h2>Readout</h2></div>
<div class="cmp-text"><p>DAY - Portville - Global Affairs Nordavia</p>TEXT</div><div class="nws-contacts"><h2>Contacts</h2><p><strong>Media Relations Office</strong><br>Global Affairs Nordavia<br><a href="mailto:media@nordavia.example">media@nordavia.example</a></p><p>Follow us on Twitter: <a href="https://t.example/n">@NordaviaFP</a></p></div></div>
<section class="pagedetails container"><h2 class="wb-inv">Page details</h2><dl id="wb-dtmd"><dt>Date modified: </dt><dd><time property="dateModified">2021-06-04</time></dd></dl></section></main><footer id="wb-info"><h2 class="wb-inv">About this site</h2>` + listMenu + `</footer></body></html>`,

	"page builder on WordPress": `<!DOCTYPE html><html lang="en-US"><head><title>MoFA | Home</title><meta property="article:modified_time" content="2021-06-04T08:00:00+00:00"><meta name="generator" content="WordPress 5.9"></head><body class="page-template-default single single-post elementor-default"><div data-elementor-type="header" class="elementor-location-header"><div class="elementor-widget-nav-menu"><nav class="elementor-nav-menu--main">` + listMenu + `</nav><nav class="elementor-nav-menu--dropdown">` + listMenu + `</nav></div></div>
<div data-elementor-type="single-post" class="elementor elementor-7"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h2 class="elementor-heading-title elementor-size-default">TITLE</h2></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item"><a href="/2019/05/08/"><span class="elementor-icon-list-icon"><i class="fas fa-calendar"></i></span><span class="elementor-icon-list-text elementor-post-info__item--type-date">DAY</span></a></li><li class="elementor-icon-list-item"><span class="elementor-icon-list-text">No Comments</span></li></ul></div></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">TEXT</div></div><div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-widget-container"><div class="elementor-grid"><div class="elementor-share-btn">Facebook</div><div class="elementor-share-btn">Twitter</div></div></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-navigation"><div class="elementor-widget-container"><a href="/p">Prev: Previous</a><a href="/n">Next: Next</a></div></div></div></div><div class="elementor-column elementor-col-33"><div class="elementor-widget-wrap"><div class="elementor-widget elementor-widget-heading"><h4>Recent Posts</h4></div><div class="elementor-widget elementor-widget-posts">` + teasers(4, `<article class="elementor-post"><h3 class="elementor-post__title"><a href="/r/%d">%s</a></h3><span class="elementor-post-date">%s</span><div class="elementor-post__excerpt"><p>%s</p></div></article>`) + `</div></div></div></div></section></div>
<div data-elementor-type="footer" class="elementor-location-footer"><h5>Contact Us</h5><p>Long Street 1, Portville, Nordavia. Our offices are open from Sunday to Thursday.</p><p>All Rights Reserved 2021</p></div></body></html>`,

	"Plone": `<!DOCTYPE html><html lang="pt-br"><head><title>TITLE — Ministério das Relações Exteriores</title><meta name="DC.date.created" content="2019-05-08T17:21:00-03:00"><meta name="DC.date.modified" content="2021-06-03T10:02:37-03:00"></head><body class="template-newsitem portaltype-news-item"><div id="accessibility"><ul><li><a accesskey="1" href="#acontent">Ir para o conteúdo 1</a></li><li><a accesskey="2" href="#n">Ir para o menu 2</a></li></ul></div><div id="barra"><a href="https://gov.example">gov.example</a><ul><li>Órgãos do Governo</li><li>Acesso à Informação</li><li>Legislação</li></ul></div>
<header id="site-header"><a href="/mre">Ministério das Relações Exteriores</a></header><nav id="menu-wide">` + listMenu + `</nav><div id="breadcrumbs"><span>Você está aqui:</span><ol><li><a href="#">Página Inicial</a></li><li>TITLE</li></ol></div>
<main id="main-content"><a name="acontent" class="anchor">Info</a><div class="nitf-subtitle">NOTA À IMPRENSA Nº 145</div><h1 class="documentFirstHeading">TITLE</h1><div class="documentByLine"><span class="documentPublished"><span>Publicado em</span> <span class="value">DAY 17h21</span></span> <span class="documentModified"><span>Atualizado em</span> <span class="value">03/06/2021 10h02</span></span></div>
<div class="social-links"><span>Compartilhe:</span><a title="f">Facebook</a><a title="t">Twitter</a></div><div id="content-core"><div id="parent-fieldname-text">TEXT</div></div><div class="categories"><span>Categoria</span><a href="#">Política Externa</a></div><div class="tags">Tags: <a href="#">Westland</a></div>
<div class="related"><h3>Veja também</h3><ul>` + teasers(4, `<li><a href="/n/%d">%s</a> <span class="when">%s</span> <p>%s</p></li>`) + `</ul></div><p class="voltar-topo"><a href="#">Voltar ao topo</a></p></main><footer id="afooter"><nav>` + listMenu + `</nav><p>Conteúdo sob licença livre, salvo indicação em contrário.</p></footer></body></html>`,

	"Sitecore, the date at the foot": `<!DOCTYPE html><html lang="pl"><head><title>Aktualności</title><meta property="og:title" content="Aktualności"></head><body class="default-device bodyclass"><div id="wrapper"><div id="header"><div class="row"><div class="component link-list nav-main"><div class="component-content">` + listMenu + `</div></div></div></div>
<div id="content"><div class="row"><div class="component breadcrumb"><nav><ol><li><a href="/">Strona główna</a></li><li><span>Aktualności</span></li></ol></nav></div><div class="component content col-8"><div class="component-content"><div class="field-heading">TITLE</div><div class="field-content">TEXT</div><div class="field-publishdate">Data publikacji: DAY</div></div></div>
<div class="component social-media-share"><div class="component-content"><a href="f">Udostępnij</a><a href="t">Tweetnij</a></div></div><div class="component page-list col-4"><div class="component-content"><h3>Zobacz również</h3><ul class="items">` + teasers(4, `<li><div class="field-title"><a href="/n/%d">%s</a></div><div class="field-date">%s</div><div class="field-intro">%s</div></li>`) + `</ul></div></div></div></div>
<div id="footer"><div class="component rich-text"><p>Ministerstwo Spraw Zagranicznych, Długa 23, 00-580 Portville. Wszelkie prawa zastrzeżone.</p></div></div></div></body></html>`,

	"Java portlets": `<!DOCTYPE html><html class="ltr" lang="tr-TR"><head><title>Haberler - Dışişleri Bakanlığı</title></head><body class="controls-visible"><div class="container-fluid" id="wrapper"><header id="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/"><img alt="Dışişleri Bakanlığı" src="/l"></a></h1></div>` + listMenu + `</header>
<section id="content"><h2 class="hide-accessible">Haberler</h2><div class="portlet-layout row"><div class="col-md-8 portlet-column"><div class="portlet-boundary"><section class="portlet"><h2 class="portlet-title-text">Haberler</h2><div class="portlet-content"><div class="journal-content-article"><div class="row"><div class="col-12 haber-baslik"><b>TITLE</b></div><div class="col-12 haber-tarih"><i class="icon-calendar"></i> DAY</div></div><div class="haber-metin">TEXT</div></div>
<div class="taglib-ratings thumbs"><div class="helper-clearfix"><div class="rating-label">(0 Oy)</div></div></div></div></section></div></div><div class="col-md-4 portlet-column"><section class="portlet"><h2 class="portlet-title-text">Son Haberler</h2>` + teasers(4, `<div class="asset-abstract"><h3 class="asset-title"><a href="/n/%d">%s</a></h3><span class="metadata-entry">%s</span><div class="asset-summary">%s</div></div>`) + `</section></div></div></section>
<footer id="footer"><p>Yer: Uzun Sokak 8, 06100 Portville</p><p>Telefon: 0 312 000 00 00</p></footer></div></body></html>`,

	"divs of an old engine, nothing in its head": `<html><head><title>Ministry of Foreign Affairs - Republic of Nordavia</title></head><body><form id="aspnetForm" action="./news.aspx?newsID=11841"><div id="top"><a href="/"><img src="/eagle.png" alt="Republic of Nordavia"></a><span class="lang"><a href="/w">Westish</a></span></div><div id="menu"><a href="/h">Home</a> <a href="/m">About the Ministry</a> <a href="/n">News</a> <a href="/c">Contact Us</a></div>
<table width="100%"><tr><td id="content" valign="top"><div class="newsTitle">TITLE</div><div class="newsDate">DAY</div><div class="newsBody">TEXT</div><div class="tools"><a href="javascript:window.print()">Print</a> | <a href="#">Send to a friend</a></div></td><td id="side" valign="top"><b>Latest news</b><ul>` + teasers(4, `<li><a href="/n/%d">%s</a> <span>%s</span> <p>%s</p></li>`) + `</ul></td></tr></table><div id="foot">Copyright 2021 Ministry of Foreign Affairs</div></form></body></html>`,

	"cards that end in Read more": `<!DOCTYPE html><html lang="en"><head><title>Statements – MFA</title></head><body><div class="uk-navbar">` + listMenu + `</div><div class="inner-banner"><h2>Statements</h2></div><div class="uk-container"><div class="uk-grid"><div class="uk-width-2-3"><h3 class="post-title">TITLE</h3><p class="post-date">DAY</p><div class="post-body">TEXT</div></div>
<div class="uk-width-1-3"><h4>Recent statements</h4>` + teasers(5, `<div class="uk-card" data-n="%d"><h5>%s</h5><span>%s</span><p>%s</p><a href="/more">Read more</a></div>`) + `</div></div></div><div class="newsletter"><h4>Stay informed</h4><p>Subscribe to our newsletter and never miss a statement of the Ministry of Foreign Affairs again.</p><form><input name="e"><button>Subscribe</button></form></div><div class="bottom"><p>© 2021 Ministry of Foreign Affairs</p></div></body></html>`,

	"banner of a government, labels and tags": `<!DOCTYPE html><html lang="en-US"><head><title>TITLE - Department of Nordavia</title><meta property="og:site_name" content="Department of Nordavia"></head><body class="post-template-default"><div class="usa-banner"><header><p>An official website of the government of Nordavia</p><button>Here’s how you know</button></header><div class="usa-banner__content" hidden><p><strong>Official websites use .gov</strong> A .gov website belongs to an official government organization in Nordavia.</p><p><strong>Secure .gov websites use HTTPS</strong> A lock means you’ve safely connected to the .gov website.</p></div></div>
<header class="site-header"><a href="/">Department of Nordavia</a><nav>` + listMenu + `</nav></header><main id="content"><div class="featured-content__container"><div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/b">Bureaus</a> &gt; ... &gt; TITLE</div><h1 class="featured-content__headline">TITLE</h1><p class="article-meta doctype-meta">Readout</p><p class="article-meta article-meta__author-bureau">Office of the Spokesperson</p><div class="article-meta article-meta__publish-date">DAY</div></div>
<article class="entry-content">TEXT</article><div class="related-tags"><h3>Tags</h3><div class="related-tags__pills"><a href="/1">Bureau of Fish</a> <a href="/2">Office of the Spokesperson</a> <a href="/3">Westland</a></div></div><div class="upcoming-events"><h2>Related Articles</h2>` + teasers(4, `<a class="collection-result" href="/n/%d"><p class="collection-result__link">%s</p><div class="collection-result-meta"><span>%s</span></div><p>%s</p></a>`) + `</div></main><footer><p>White House</p><p>Privacy Policy</p><p>External links to other Internet sites should not be construed as an endorsement of the views contained therein.</p></footer></body></html>`,

	"portal with the clock behind the day": `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>TITLE_Ministry of Foreign Affairs of Nordavia</title></head><body><div class="hd"><div class="hdbox"><div class="logo"></div><div class="nav"><ul><li><a href="/">Home</a></li><li><a href="/m">The Ministry</a><div class="sub">` + menuOf(30, "", `<a href="/c/%d">%s</a>`, "") + `</div></li></ul></div></div></div>
<div class="content"><div class="left-nav"><p>Topics</p><ul><li><a href="/1">Top Stories</a></li><li><a href="/2">Foreign Minister's Activities</a></li><li><a href="/3">Spokesperson's Remarks</a></li></ul></div><div class="mainbox"><div class="current"><a href="/">Home</a> > <a href="/t">Topics</a> > Activities</div><div class="news-details"><div class="news-main"><div class="news-title"><h1>TITLE</h1><p class="time" id="News_Body_Time">DAY 22:30</p></div><div class="bdshare">Share: <a></a></div><div class="text">TEXT</div></div></div>
<div class="tools"><div class="suggest"><a href="#">Suggest to a friend</a></div><div class="print"><a href="#">Print</a></div></div><div class="xgxw"><p>Related News:</p><ul>` + teasers(5, `<li><a href="/n/%d">%s</a><span>(%s)</span><i>%s</i></li>`) + `</ul></div></div></div><div class="ft"><p>Contact us Address: No.2, Long Street, Portville Tel: 86-10-65961114</p></div></body></html>`,

	"board with a table at its head": `<html lang="en"><head><title>Press Releases | Ministry of Foreign Affairs</title></head><body><div id="wrap"><div class="gnb"><ul>` + menuOf(30, "", `<li><a href="/g/%d">%s</a></li>`, "") + `</ul></div><div class="sub_visual"><h2>News</h2></div><div class="lnb"><h2>News</h2><ul><li><a href="/1">Press Releases</a></li><li><a href="/2">Briefings</a></li><li><a href="/3">Speeches</a></li></ul></div><div class="contents"><h3>Press Releases</h3><div class="bo_head"><h4>TITLE</h4><dl><dt>Date</dt><dd>DAY</dd><dt>Hit</dt><dd>4711</dd></dl></div>
<div class="bo_con"><div class="se-contents">TEXT</div></div><div class="bo_file"><dl><dt>Attachment</dt><dd><a href="/f">2019-205.hwp</a></dd></dl></div><div class="bo_kogl"><p>This work is licensed under the Open Government License, type one: please name the source.</p></div><div class="bo_np"><dl><dt>Prev</dt><dd><a href="/p">Vice Minister Example Meets Ambassador of Farland</a></dd><dt>Next</dt><dd><a href="/n">Foreign Minister to Visit Southland from March 3, 2021</a></dd></dl></div><div class="btn"><a href="/l">List</a></div></div></div><div class="footer"><p>60, Long Street, Portville, Nordavia</p></div></body></html>`,

	"Joomla": `<!DOCTYPE html><html lang="en-gb"><head><base href="/"><title>TITLE</title><meta name="generator" content="Joomla!"></head><body class="site com_content view-article"><div class="header-wrap">` + listMenu + `</div><div class="container"><div class="row-fluid"><div class="span3"><div class="moduletable"><h3>Main Menu</h3><ul class="nav menu"><li><a href="/1">Home</a></li><li><a href="/2">The Minister</a></li><li><a href="/3">News</a></li></ul></div><div class="moduletable"><h3>Who's Online</h3><p>We have 41 guests and no members online</p></div><div class="moduletable"><h3>Weather</h3><p>Portville, today: a few clouds in the morning, and some sun in the afternoon.</p></div></div>
<main class="span9"><div class="item-page"><div class="page-header"><h2 itemprop="headline">TITLE</h2></div><div class="icons"><ul><li class="print-icon"><a href="/p">Print</a></li><li class="email-icon"><a href="/e">Email</a></li></ul></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby">Written by Super User</dd><dd class="category-name">Category: <a href="/c">Press Releases</a></dd><dd class="published"><time datetime="2019-05-08T10:01:02+02:00">Published: DAY</time></dd><dd class="modified"><time datetime="2021-06-04">Last Updated: 04 June 2021</time></dd><dd class="hits">Hits: 1702</dd></dl>
<div itemprop="articleBody">TEXT</div><ul class="pager pagenav"><li class="previous"><a href="/a">Prev</a></li><li class="next"><a href="/b">Next</a></li></ul></div></main></div></div><footer><p>&copy; 2021 MFA</p></footer></body></html>`,

	"a spokesperson at the foot, most popular beside": `<!DOCTYPE html><html lang="en"><head><title>TITLE | External Service</title><meta property="og:title" content="TITLE"></head><body><header class="node-header">` + listMenu + `</header><main><div class="node__content"><div class="row"><div class="col-lg-8"><h1 class="node__title">TITLE</h1><div class="node__meta">DAY <span>Brussels</span> <span>Press and information team</span></div><div class="field--name-field-text">TEXT</div>
<div class="press-contacts"><div class="field__item"><div>Nora Example</div><div>Spokesperson for Foreign Affairs</div><div><a href="mailto:nora@service.example">nora@service.example</a></div><div>+32 (0)2 000 00 00</div></div></div></div><div class="col-lg-4"><div class="block-latest"><h2>Latest</h2>` + teasers(3, `<div class="card"><div class="card-title"><a href="/n/%d">%s</a></div><div class="card-date">%s</div><p>%s</p></div>`) + `</div><div class="block-popular"><h2>Most Popular</h2><ul><li><a href="/1">Sanctions map</a></li><li><a href="/2">Election observation missions</a></li></ul></div></div></div></div></main><footer><p>Follow us on our channels and never miss what the service is doing in the world.</p></footer></body></html>`,

	"hashed names": `<!DOCTYPE html><html lang="nl"><head><title>Nieuws</title><meta property="og:type" content="article"></head><body><div id="__next"><div class="Layout_root__2xZ1q"><div class="css-1a2b3c">` + listMenu + `</div><div class="css-9x8y7z"><div class="css-0"><p class="chakra-text css-77">DAY</p><h1 class="chakra-heading css-12">TITLE</h1></div><div class="css-44"><div class="css-45">TEXT</div></div></div><div class="css-61"><h3 class="chakra-heading css-13">Meer nieuws</h3><div class="css-62">` + teasers(3, `<div class="css-63"><a href="/n/%d"><h4>%s</h4></a><p>%s</p><p>%s</p></div>`) + `</div></div><div class="css-70"><p>Volg ons op sociale media en blijf op de hoogte van het werk van het ministerie.</p></div></div></div><script id="__NEXT_DATA__" type="application/json">{"props":{"date":"2019-05-07T22:00:00.000Z"}}</script></body></html>`,

	"saved as one file": `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://mfa.nordavia.example/news/1
 saved date: Fri Jun 04 2021 12:00:00 GMT+0200
--><meta charset=utf-8><style>.a{color:red}</style><title>News detail</title><link rel=canonical href=https://mfa.nordavia.example/news/1><body class=bg><div class=sf-hidden>x</div><header class="hd sf-hidden"></header><div class=wrapper><div class=navi><ul>` + menuOf(20, "", `<li><a href=https://mfa.nordavia.example/%d>%s</a>`, "") + `</ul></div><div class=detail><div class=row><div class="col-md-9 left"><span class=cat>News</span><p class=tit>TITLE<p class=dat>DAY<div class=pic><img src="data:image/png;base64,iVBORw0KGgo=" alt class=main></div><div class=txt>TEXT</div></div>
<div class="col-md-3 right"><div class=ttl>Latest News</div>` + teasers(4, `<div class=it><a href=https://mfa.nordavia.example/n/%d>%s</a><div class=d>%s</div><div class=x>%s</div></div>`) + `</div></div></div></div><footer class=ft><div>Address: Long Street 1, Portville. All rights reserved.</div></footer>`,

	"text in a cell, menu in a cell": `<HTML><HEAD><TITLE>Ministry of External Affairs</TITLE></HEAD><BODY><TABLE WIDTH=760><TR><TD COLSPAN=3><A HREF=/><IMG SRC=/h.jpg ALT="Ministry of External Affairs, Government of Nordavia"></A></TD></TR><TR><TD WIDTH=150 VALIGN=top><TABLE>` + menuOf(25, "", `<TR><TD><A HREF=/m%d.htm>%s</A></TD></TR>`, "") + `</TABLE></TD><TD WIDTH=460 VALIGN=top><P ALIGN=center><FONT SIZE=4><B>TITLE</B></FONT></P><P ALIGN=right>DAY</P>TEXT<P><A HREF=/back>Back</A></P></TD><TD WIDTH=150 VALIGN=top><B>In focus</B>` + teasers(3, `<P><A HREF=/f%d>%s</A><BR>%s<BR>%s</P>`) + `</TD></TR><TR><TD COLSPAN=3><SMALL>South Block, Portville. This page is best viewed with a resolution of 800 by 600.</SMALL></TD></TR></TABLE></BODY></HTML>`,

	"announcements and a gallery around": `<!DOCTYPE html><html lang="uk"><head><title>Міністерство закордонних справ</title></head><body><div class="alert-line"><p>Шановні відвідувачі! Сайт працює у тестовому режимі, просимо повідомляти про помилки на нашу адресу.</p></div><div class="top-menu">` + listMenu + `</div><div class="page-wrap"><div class="announce"><h2>Оголошення</h2><div class="ann-item"><a href="/o/1">Графік прийому громадян</a></div><div class="ann-item"><a href="/o/2">Вакансії в апараті міністерства</a></div></div><div class="article-page"><h1>TITLE</h1><time class="pub">опубліковано DAY</time><div class="editor-content">TEXT</div><div class="gallery-wrap"><a href="/1.jpg"><img src="/1s.jpg" alt=""></a><a href="/2.jpg"><img src="/2s.jpg" alt=""></a></div><div class="share-buttons"><span>Поділитися:</span><a href="f">Facebook</a><a href="t">Twitter</a></div></div>
<div class="other-news"><h2>Інші новини</h2>` + teasers(4, `<div class="news-row"><span class="n">%d</span><a href="/n"><h3>%s</h3></a><time>%s</time><p>%s</p></div>`) + `</div></div><div class="bottom-line"><p>Весь контент доступний за вільною ліцензією, якщо не зазначено інше.</p></div></body></html>`,
}

// frameTexts are texts to frame: one of chapters, a note of two sentences, one without
// elements, one whose paragraphs are short, one with lists for the most part.
var frameTexts = map[string]string{
	"chapters": framedText,
	"note": `<p>Minister Ada Vale received Minister Jon Holm of Westland in Portville today, and spoke with him about cod.</p>
<p>They will meet again in autumn.</p>`,
	"breaks": `On May 7, 2019, Ms. Ada Vale, Minister for Foreign Affairs of Nordavia, held a meeting with Mr. Jon Holm in Portville.<br><br>
Both sides welcomed the cod agreement and said that the catch of the year had been good.<br><br>Minister Vale explained the <b>cable project</b> to her colleague in some detail.<br>`,
	"short paragraphs": `<div>Minister Ada Vale and Minister Jon Holm of Westland met in Portville for the first time.</div><div>They spoke about cod, cables and ships.</div><div>Minister Holm invited his colleague to Westland.</div>
<div>She accepted.</div><div>The date is still open.</div>`,
	"lists": `<p>The ministers agreed on the following:</p><ol><li>The cod agreement is prolonged by two years, and the quota of Westland rises by a tenth.</li>
<li>The cable between the two countries is to be laid by 2022.</li><li>Students of both countries need no visa.</li></ol>`,
}

// allFrames returns the frames of this package's tests.
func allFrames() map[string]string {
	all := maps.Clone(engineFrames)
	maps.Copy(all, siteFrames)
	return all
}

// interruptions stand between the paragraphs of a text and are not of it.
var interruptions = []string{
	`<div class="also-read"><strong>Also read</strong><ul><li><a href="/1">Minister Vale opens the fish market of Portville</a></li></ul></div>`,
	`<aside class="pullquote-box"><h4>Related stories</h4><p><a href="/2">Anna Example visits Eastland</a></p><p><a href="/3">Eastland sends a new envoy</a></p></aside>`,
	`<div class="video-embed"><iframe src="https://video.example/1"></iframe></div>`,
	`<p class="share"><a href="https://f.example/share">Share on Facebook</a> <a href="https://t.example/share">Share on Twitter</a></p>`,
	`<script>var x = "<p>On 3 March 2021 nothing happened.</p>";</script><style>p { color: red }</style><noscript><img src="/pixel.gif"></noscript>`,
	`<div class="post-attachments"><h3>Attachments</h3><ul><li><a href="/a.pdf">Joint statement of the ministers (PDF, 120 KB)</a></li></ul></div>`,
	`<div style="display:none"><p>This paragraph is shown to readers of an older edition of the page alone.</p></div>`,
	`<div class="newsletter-signup"><p>Get the news of the ministry by mail.</p><form><input type="email"><button>Sign up</button></form></div>`,
	`<button type="button" class="btn">Print this page</button>`,
	`<ul class="tags"><li><a href="/t/1">Westland</a></li><li><a href="/t/2">Fish</a></li><li><a href="/t/3">Energy</a></li></ul>`,
	`<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="f"><span>Click to share on Facebook (Opens in new window)</span></a></li><li><a href="t"><span>Click to share on Twitter (Opens in new window)</span></a></li></ul></div>`,
	`<nav class="toc"><h2>On this page</h2><ol><li><a href="#1">Fisheries</a></li><li><a href="#2">Energy</a></li></ol></nav>`,
}

// TestHTMLInterruptions checks that nothing comes in between the paragraphs of a text, and
// none of them is lost, wherever a box of another kind stands.
func TestHTMLInterruptions(t *testing.T) {
	parts := strings.SplitAfter(framedText, "</p>")
	for name, frame := range allFrames() {
		for _, box := range interruptions {
			for at := 1; at < len(parts)-1; at++ {
				text := strings.Join(parts[:at], "") + box + strings.Join(parts[at:], "")
				whole := func(text string) string {
					blocks, _ := Blocks(strings.NewReplacer("TITLE", "Ada Vale meets Jon Holm", "DAY", "8 May 2019", "TEXT", text).Replace(frame))
					return strings.ReplaceAll(dump(blocks), "~", "")
				}
				if diff := cmp.Diff(whole(framedText), whole(text)); diff != "" {
					t.Errorf("%s, %s after part %d (-want +got):\n%s", name, box, at, diff)
				}
			}
		}
	}
}

// TestHTMLEngines checks that the text comes out of the frames whole and clean, under
// its headline, with its day.
func TestHTMLEngines(t *testing.T) {
	for name, frame := range allFrames() {
		for kind, text := range frameTexts {
			t.Run(name+"/"+kind, func(t *testing.T) { checkFrame(t, frame, text) })
		}
	}
}

// TestHTMLDays checks that the day of the page is read however it is written.
func TestHTMLDays(t *testing.T) {
	for name, frame := range allFrames() {
		for _, day := range []string{
			"08.05.2019", "2019-05-08 14:35", "Wednesday, 8 May 2019 - 10:00", "8. Mai 2019, 14:35 Uhr", "Publié le 8 mai 2019",
			"Published: May 8, 2019", "8 de mayo de 2019", "08/05/2019 às 14h35", "8 мая 2019 года", "2019年5月8日", "8 Mayıs 2019, Çarşamba",
			"środa, 8 maja 2019", "8 مايو 2019", "Portville, 8 May 2019", "No. 87/2019, 8 May 2019", "Release date: 8 May 2019",
			"mercredi 8 mai 2019 à 10 h 30", "8th May, 2019", "MAY 8TH 2019 | Press Releases", "08 MAY 2019 / News",
		} {
			t.Run(name+"/"+day, func(t *testing.T) { checkFrameDay(t, frame, framedText, day) })
		}
	}
}

func checkFrame(t *testing.T, frame, text string) { checkFrameDay(t, frame, text, "8 May 2019") }

func checkFrameDay(t *testing.T, frame, text, day string) {
	const title = "Ada Vale meets Jon Holm of Westland"
	want, _ := Blocks("<p>" + title + "</p>" + text)
	texts := strings.SplitAfter(dump(want), "\n")[1:]
	src := strings.NewReplacer("TITLE", title, "DAY", day, "TEXT", text).Replace(frame)
	blocks, _ := Blocks(src)
	all := dump(blocks)
	before, rest, found := strings.Cut(all, strings.TrimLeft(texts[0], "~"))
	before = strings.TrimSuffix(before, "~")
	got := strings.SplitAfter(texts[0]+rest, "\n")
	n := min(len(texts)-1, len(got))
	around := before + strings.Join(got[n:], "")
	if diff := cmp.Diff(texts[:len(texts)-1], got[:n]); !found || diff != "" {
		t.Fatalf("text (-want +got):\n%s\n%s", diff, all)
	}
	isHeading := func(b page.Block) bool { return b.Form == page.FormHeading && b.Text == title }
	if !slices.ContainsFunc(blocks, isHeading) || !strings.Contains(strings.ReplaceAll(around, "\n~p ", " "), day) || strings.Contains(around, "2021") ||
		strings.Count(around, "\n") > 6 {
		t.Errorf("around the text:\n%s", around)
	}
}
