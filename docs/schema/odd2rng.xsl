<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Makes the RELAX NG schema of recto.odd. It knows what that file uses of TEI's
     language for schemas (TEI P5 Guidelines, chapter 22), and stops at the rest. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
  <xsl:output encoding="UTF-8" indent="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/">
    <xsl:comment> SPDX-License-Identifier: MIT </xsl:comment>
    <xsl:comment> Made from recto.odd by odd2rng.xsl; edit that. </xsl:comment>
    <xsl:apply-templates select="//tei:schemaSpec"/>
  </xsl:template>

  <xsl:template match="tei:schemaSpec">
    <grammar ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start>
        <choice>
          <xsl:call-template name="starts">
            <xsl:with-param name="names" select="concat(@start, ' ')"/>
          </xsl:call-template>
        </choice>
      </start>
      <xsl:apply-templates select="tei:classSpec | tei:macroSpec | tei:elementSpec"/>
    </grammar>
  </xsl:template>

  <xsl:template name="starts">
    <xsl:param name="names"/>
    <xsl:if test="normalize-space($names)">
      <ref name="{substring-before($names, ' ')}"/>
      <xsl:call-template name="starts">
        <xsl:with-param name="names" select="substring-after($names, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Specifications. -->
  <xsl:template match="tei:classSpec">
    <define name="{@ident}">
      <xsl:apply-templates select="tei:attList/tei:attDef"/>
    </define>
  </xsl:template>

  <xsl:template match="tei:macroSpec">
    <define name="{@ident}">
      <xsl:apply-templates select="tei:content/*"/>
    </define>
  </xsl:template>

  <xsl:template match="tei:elementSpec">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:apply-templates select="tei:desc"/>
        <xsl:for-each select="tei:classes/tei:memberOf">
          <ref name="{@key}"/>
        </xsl:for-each>
        <xsl:apply-templates select="tei:attList/tei:attDef"/>
        <xsl:apply-templates select="tei:content/*"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="tei:desc">
    <a:documentation>
      <xsl:value-of select="normalize-space(.)"/>
    </a:documentation>
  </xsl:template>

  <!-- Attributes. A closed list has all values, another one only those that are usual. -->
  <xsl:template match="tei:attDef[@usage='opt']">
    <optional>
      <xsl:call-template name="attribute"/>
    </optional>
  </xsl:template>

  <xsl:template match="tei:attDef[@usage='req']" name="attribute">
    <attribute name="{@ident}">
      <xsl:apply-templates select="tei:desc"/>
      <xsl:choose>
        <xsl:when test="tei:valList[@type='closed']">
          <choice>
            <xsl:for-each select="tei:valList/tei:valItem">
              <value><xsl:value-of select="@ident"/></value>
            </xsl:for-each>
          </choice>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="tei:datatype/tei:dataRef"/>
        </xsl:otherwise>
      </xsl:choose>
    </attribute>
  </xsl:template>

  <!-- Datatypes, as TEI defines them; of dates and times what can be written. -->
  <xsl:template match="tei:dataRef[@name]"><data type="{@name}"/></xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.text']"><data type="string"/></xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.pointer']"><data type="anyURI"/></xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.language']"><data type="language"/></xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.count']"><data type="nonNegativeInteger"/></xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.enumerated']">
    <data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data>
  </xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.versionNumber']">
    <data type="token"><param name="pattern">[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}</param></data>
  </xsl:template>
  <xsl:template match="tei:dataRef[@key='teidata.temporal.w3c']">
    <choice>
      <data type="date"/><data type="gYear"/><data type="gMonth"/><data type="gDay"/>
      <data type="gYearMonth"/><data type="gMonthDay"/><data type="time"/><data type="dateTime"/>
    </choice>
  </xsl:template>

  <!-- Content: how often, then what. -->
  <xsl:template match="tei:content//*[@minOccurs='0' and not(@maxOccurs)]" priority="3">
    <optional><xsl:call-template name="once"/></optional>
  </xsl:template>
  <xsl:template match="tei:content//*[@minOccurs='0' and @maxOccurs='unbounded']" priority="3">
    <zeroOrMore><xsl:call-template name="once"/></zeroOrMore>
  </xsl:template>
  <xsl:template match="tei:content//*[not(@minOccurs) and @maxOccurs='unbounded']" priority="3">
    <oneOrMore><xsl:call-template name="once"/></oneOrMore>
  </xsl:template>
  <xsl:template match="tei:content//*[not(@minOccurs or @maxOccurs)]" priority="2">
    <xsl:call-template name="once"/>
  </xsl:template>

  <xsl:template name="once">
    <xsl:choose>
      <xsl:when test="self::tei:sequence"><group><xsl:apply-templates/></group></xsl:when>
      <xsl:when test="self::tei:alternate"><choice><xsl:apply-templates/></choice></xsl:when>
      <xsl:when test="self::tei:elementRef | self::tei:macroRef"><ref name="{@key}"/></xsl:when>
      <xsl:when test="self::tei:textNode"><text/></xsl:when>
      <xsl:when test="self::tei:empty"><empty/></xsl:when>
      <xsl:otherwise><xsl:call-template name="stop"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" name="stop" priority="-1">
    <xsl:message terminate="yes">
      <xsl:text>there is no rule for </xsl:text>
      <xsl:value-of select="concat(name(), ' in ', ancestor-or-self::*[@ident][1]/@ident)"/>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
