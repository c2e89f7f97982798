package org.powersource.idp.districtpage;

/** The page's style sheet. */
final class PageStyle {

    private static final Asset SHEET = new Asset("text/css; charset=utf-8", Asset.read("page.css"));

    private PageStyle() {}

    static Asset asset() {
        return SHEET;
    }
}
